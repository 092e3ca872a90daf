import { describe, expect, test } from "vitest";
import type { ModelTypes } from "../types/modelTypes.ts";
import { evaluate, type Labels } from "./evaluation.ts";
import type { Example } from "./example.ts";
import cases from "./fixtures/evaluation.json" with { type: "json" };
import type { TaskScores } from "./scores.ts";

interface GoldenLabels {
  entities: [number, number, string][];
  relations: [number, number, string][];
}
interface GoldenCase {
  name: string;
  types: ModelTypes;
  no_overlapping: boolean;
  documents: { gold: GoldenLabels; predicted: GoldenLabels }[];
  expected: Record<"entities" | "relations" | "relations_with_entity_types", unknown>;
}

const labels = ({ entities, relations }: GoldenLabels): Labels => ({
  entities: entities.map(([start, end, type]) => ({ start, end, type })),
  relations: relations.map(([head, tail, type]) => ({ head, tail, type })),
});
const example = (gold: Labels, i = 0): Example => ({ id: `s${i}`, words: [], ...gold });
const flat = ({ micro, macro }: TaskScores) => ({
  micro_precision: micro.precision,
  micro_recall: micro.recall,
  micro_f1: micro.f1,
  macro_precision: macro.precision,
  macro_recall: macro.recall,
  macro_f1: macro.f1,
});

describe("agrees with SpERT's own evaluator to 1e-9", () => {
  test.each(cases as unknown as GoldenCase[])("$name", (golden) => {
    const scores = evaluate(
      golden.documents.map((d, i) => example(labels(d.gold), i)),
      golden.documents.map((d) => labels(d.predicted)),
      golden.types,
      { dropOverlapping: golden.no_overlapping },
    );
    const got: Record<string, Record<string, number | null>> = {
      entities: flat(scores.entities),
      relations: flat(scores.relations),
      relations_with_entity_types: flat(scores.relationsStrict),
    };
    for (const [task, expected] of Object.entries(golden.expected)) {
      for (const [metric, value] of Object.entries(expected as Record<string, number>)) {
        expect(Math.abs((got[task][metric] ?? 0) - value), `${task} ${metric}`).toBeLessThan(1e-9);
      }
    }
  });
});

const types: ModelTypes = {
  entities: { A: { short: "A", verbose: "A" }, B: { short: "B", verbose: "B" } },
  relations: {
    R: { short: "R", verbose: "R", symmetric: false },
    S: { short: "S", verbose: "S", symmetric: true },
  },
};
const a = { type: "A", start: 0, end: 2 };
const b = { type: "B", start: 3, end: 4 };
const gold = { entities: [a, b], relations: [{ type: "S", head: 0, tail: 1 }] };

test.each([
  {
    name: "nothing to find and nothing found is no score",
    gold: { entities: [], relations: [] },
    predicted: { entities: [], relations: [] },
    want: [null, null, null],
  },
  {
    name: "a symmetric relation is right in either direction",
    gold,
    predicted: { ...gold, relations: [{ type: "S", head: 1, tail: 0 }] },
    want: [100, 100, 100],
  },
  {
    name: "a duplicate counts once",
    gold,
    predicted: {
      entities: [a, b, a],
      relations: [0, 2].map((head) => ({ type: "S", head, tail: 1 })),
    },
    want: [100, 100, 100],
  },
  {
    name: "a wrong entity type spoils the strict score only",
    gold,
    predicted: { ...gold, entities: [a, { ...b, type: "A" }] },
    want: [50, 100, 0],
  },
])("$name", ({ gold, predicted, want }) => {
  const scores = evaluate([example(gold)], [predicted], types);
  const f1 = [scores.entities, scores.relations, scores.relationsStrict].map((s) => s.micro.f1);
  expect(f1).toEqual(want);
});

test("types are listed in the order of types.json, those that occur only", () => {
  const scores = evaluate([example({ entities: [b, a], relations: [] })], [gold], types);
  expect(Object.keys(scores.entities.types)).toEqual(["A", "B"]);
  expect(Object.keys(scores.relations.types)).toEqual(["S"]);
});

test("a different number of sentences is an error", () => {
  expect(() => evaluate([example(gold)], [], types)).toThrow("0 sentences, gold has 1");
});

describe("a sentence that does not know all types", () => {
  const known = { entities: ["A"], relations: ["R"] };
  const score = (predicted: Labels) =>
    evaluate([{ ...example(gold), known }], [predicted], types, {});

  test("counts nothing of the others, neither in gold nor in predictions", () => {
    const others = { type: "B", start: 5, end: 6 };
    const { entities, relations } = score({
      entities: [a, others],
      relations: [{ type: "S", head: 1, tail: 0 }],
    });
    expect(entities.micro.f1).toBe(100);
    expect(Object.keys(entities.types)).toEqual(["A"]);
    expect(relations).toMatchObject({ micro: { f1: null }, types: {} });
  });

  test("counts what it knows, also between spans of the others", () => {
    const relations = [{ type: "R", head: 0, tail: 1 }];
    const both = { ...example({ entities: [a, b], relations }), known };
    const scores = evaluate([both], [{ entities: [a, b], relations }], types);
    expect(scores.relationsStrict.micro.f1).toBe(100);
    expect(score({ entities: [], relations: [] }).entities.micro.recall).toBe(0);
  });
});
