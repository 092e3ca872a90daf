import { expect, test } from "vitest";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { Prediction } from "./example.ts";
import { losingTypes, stabilityOf } from "./stability.ts";

/** Entities as "type start end", relations as "type head tail". */
function prediction(entities: readonly string[], relations: readonly string[] = []): Prediction {
  const parts = (text: string) => text.split(" ");
  return {
    entities: entities.map((text) => {
      const [type, start, end] = parts(text);
      return { type, start: Number(start), end: Number(end), score: 1, boundaryScore: 1 };
    }),
    relations: relations.map((text) => {
      const [type, head, tail] = parts(text);
      return { type, head: Number(head), tail: Number(tail), score: 1 };
    }),
  };
}

const typesOf = (entities: string, relations = ""): ModelTypes => {
  const names = (text: string) =>
    text.split(" ").map((name) => [name, { short: name, verbose: name, symmetric: false }]);
  return {
    entities: Object.fromEntries(names(entities)),
    relations: Object.fromEntries(names(relations)),
  };
};
const now = typesOf("A B", "R S T");

const changed = (before: readonly Prediction[], after: readonly Prediction[]) =>
  stabilityOf(
    before.map((one, i) => ({ before: one, after: after[i] })),
    now,
  );

test("suggestions are kept, lost, retyped or added, by the place that they have", () => {
  const before = [prediction(["A 0 1", "A 2 3", "B 4 5"]), prediction(["A 0 1"])];
  const after = [prediction(["A 0 1", "B 2 3", "A 6 7"]), prediction([])];
  expect(changed(before, after)).toMatchObject({
    sentences: 2,
    entities: {
      before: 4,
      kept: 1,
      retyped: 1,
      lost: 2,
      added: 1,
      types: { A: { before: 3, kept: 1 }, B: { before: 1, kept: 0 } },
    },
  });
});

test("relations are told apart by the words of their ends, not by the order of these", () => {
  const before = [prediction(["A 0 1", "A 2 3"], ["R 0 1", "S 1 0"])];
  const after = [prediction(["A 2 3", "A 0 1"], ["R 1 0", "T 0 1"])];
  const { relations } = changed(before, after);
  expect(relations).toMatchObject({ before: 2, kept: 1, retyped: 1, lost: 0, added: 0 });
});

test("what was of a type that is no more is not missed", () => {
  const { entities } = changed([prediction(["A 0 1", "C 2 3"])], [prediction(["A 0 1"])]);
  expect(entities).toMatchObject({ before: 1, kept: 1, lost: 0, types: { A: { before: 1 } } });
  expect(entities.types).not.toHaveProperty("C");
});

test("types that lost more than a tenth are named, the worst first", () => {
  const of = (before: number, kept: number) => ({ before, kept });
  const types = { Fine: of(10, 9), Worse: of(10, 8), Gone: of(1, 0), "a type": of(20, 20) };
  const changes = { before: 41, kept: 37, lost: 4, retyped: 0, added: 0, types };
  expect(losingTypes(changes).map(([type]) => type)).toEqual(["Gone", "Worse"]);
});
