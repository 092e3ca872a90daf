import { expect, test } from "vitest";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { SpertConfig } from "./config.ts";
import type { SentenceScores } from "./predict.ts";
import { surveyOf } from "./survey.ts";

const named = (name: string) => ({ short: name, verbose: name });
const types: ModelTypes = {
  entities: { Person: named("Person"), Product: named("Product") },
  relations: { "Works for": { ...named("Works for"), symmetric: false } },
};
const model = { types, spert: { relationThreshold: 0.4 } as SpertConfig };
/** Spans of two words and of both together, (none, Person, Product) each. */
const scores = (rows: readonly (readonly number[])[]): SentenceScores => ({
  spans: [
    { start: 0, end: 1 },
    { start: 1, end: 2 },
    { start: 0, end: 2 },
  ],
  types: rows.map((row) => Float32Array.from(row)),
  entityness: null,
  iou: null,
  entities: [],
  pairs: [],
  relationTypes: [],
  related: null,
  relations: [],
});
const round = (x: number) => Math.round(x * 100) / 100;

test("a span just under the threshold is a doubt, one that is surely nothing is none", () => {
  const { spanDoubt, spans, entities } = surveyOf(
    scores([
      [0.52, 0.46, 0.02],
      [0.99, 0.005, 0.005],
      [0.98, 0.01, 0.01],
    ]),
    model,
  );
  expect(spans).toHaveLength(1);
  expect(spans[0]).toMatchObject({ start: 0, end: 1, first: { type: null } });
  expect(spans[0].second.type).toBe("Person");
  expect(round(spanDoubt)).toBe(round(0.46 / 0.52));
  expect(entities.map(({ type, best }) => [type, round(best)])).toEqual([["Person", 0.46]]);
});

test("two types of one span; of spans that overlap only the likeliest counts", () => {
  const { spans } = surveyOf(
    scores([
      [0.6, 0.3, 0.1],
      [0.7, 0.2, 0.1],
      [0.07, 0.48, 0.45],
    ]),
    model,
  );
  expect(spans).toHaveLength(1);
  expect(spans[0]).toMatchObject({ start: 0, end: 2 });
  expect([spans[0].first.type, spans[0].second.type]).toEqual(["Person", "Product"]);
});

test("a pair of either way is one doubt, the greatest at the threshold", () => {
  const entity = { type: "Person", score: 1, boundaryScore: 1 };
  const entities = [
    { ...entity, start: 0, end: 1, row: 0, candidate: 0 },
    { ...entity, start: 1, end: 2, row: 1, candidate: 1 },
  ];
  const ofPairs = (score: number) =>
    surveyOf(
      {
        ...scores([]),
        spans: [],
        entities,
        pairs: [
          [0, 1],
          [1, 0],
        ],
        relationTypes: [Float32Array.of(score), Float32Array.of(0.01)],
      },
      model,
    );
  expect(ofPairs(0.51).pairs).toMatchObject([{ type: "Works for", head: { start: 0 } }]);
  expect(ofPairs(0.4).relationDoubt).toBeCloseTo(1);
  expect(ofPairs(0.9).relationDoubt).toBeLessThan(0.2);
  expect(ofPairs(0.01).pairs).toEqual([]);
});

test("a model without types, and a sentence without words", () => {
  const none = { types: { entities: {}, relations: {} }, spert: model.spert };
  const { spanDoubt, spans } = surveyOf(scores([[1], [1], [1]]), none);
  expect([spanDoubt, spans]).toEqual([0, []]);
  expect(surveyOf({ ...scores([]), spans: [] }, model).entities).toEqual([]);
});
