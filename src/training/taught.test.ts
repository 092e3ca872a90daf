import { expect, test } from "vitest";
import { seededRandom } from "../core/learn/random.ts";
import { type BatchSpan, UNKNOWN } from "../model/batch.ts";
import { entityness } from "../model/heads/entityness.ts";
import { relatedness } from "../model/heads/relatedness.ts";
import type { Sample } from "./sample.ts";
import { completed, sampleTaught, type Taught } from "./taught.ts";

/** What a model of the types Old and none says of "a b c": that b is Old; New it does not know. */
const taught: Taught = {
  encoded: { ids: [1, 2, 3, 4, 5], wordPieces: [] },
  had: [true, true, false],
  spans: [
    { start: 0, end: 1, types: [0.8, 0.2, UNKNOWN], complete: false },
    { start: 1, end: 2, types: [0.1, 0.9, 0], complete: true },
    { start: 2, end: 3, types: [0.3, 0.7, 0], complete: true },
  ],
  entities: [1, 2],
  pairs: [
    { head: 0, tail: 1, types: [0.6, 0], complete: true },
    { head: 1, tail: 0, types: [0.1, 0], complete: true },
  ],
};
const unknown = { types: [1, UNKNOWN, 0], iou: 0, complete: false };
const labelled = (type: number) => {
  const types = [0, 1, 2].map((t) => (t === type ? 1 : 0));
  return { types, iou: 1, complete: false };
};

test("of a taught sentence its entities are drawn first, with their pairs, and others", () => {
  const settings = { maxSpanSize: 3, negativeEntities: 5, negativeRelations: 1 };
  const { spans, pairs } = sampleTaught(taught, settings, seededRandom(1));
  expect(spans.map(({ start }) => start)).toEqual([1, 2, 0]);
  expect(spans.map((span) => span.iou)).toEqual([1, 1, 0]);
  expect(pairs).toEqual(taught.pairs);
});

test("what a sentence does not know is what the model said; what it knows stays", () => {
  const drawn: Sample = { spans: [{ start: 1, end: 2, ...unknown }], pairs: [] };
  const [span] = completed(drawn, taught).spans;
  expect(span.types[0]).toBeCloseTo(0.1);
  expect(span).toMatchObject({ types: [expect.anything(), 0.9, 0], iou: 1, complete: true });
});

test("a labelled span keeps its type, and what overlaps it is none", () => {
  const drawn: Sample = {
    spans: [
      { start: 1, end: 3, ...labelled(2) },
      { start: 1, end: 2, ...unknown },
    ],
    pairs: [],
  };
  expect(completed(drawn, taught).spans.map(({ types }) => types)).toEqual([
    [0, 0, 1],
    [1, UNKNOWN, 0],
  ]);
});

test("a pair that the sentence says nothing of is what the model said of it", () => {
  const spans = [1, 2].map((start) => ({ start, end: start + 1, ...labelled(1) }));
  const pairs = [{ head: 0, tail: 1, types: [UNKNOWN, 1], complete: false }];
  expect(completed({ spans, pairs }, taught).pairs).toEqual([
    { head: 0, tail: 1, types: [0.6, 1], complete: true },
  ]);
});

test("a pair with a type that the model does not have is of none of its types", () => {
  const spans = [1, 2].map((start) => ({ start, end: start + 1, ...labelled(start) }));
  const pairs = [{ head: 0, tail: 1, types: [UNKNOWN, 1], complete: false }];
  expect(completed({ spans, pairs }, taught).pairs[0].types).toEqual([0, 1]);
});

test("the heads that say how much a span or a pair is one are taught their own word", () => {
  const [first, second, third] = taught.spans;
  const said: Taught = {
    ...taught,
    spans: [
      { ...first, entityness: 0.3, iou: 0.4 },
      { ...second, entityness: 0.8, iou: 0.7 },
      third,
    ],
    pairs: taught.pairs.map((pair) => ({ ...pair, related: 0.9 })),
  };
  const settings = { maxSpanSize: 3, negativeEntities: 5, negativeRelations: 5 };
  const { spans, pairs } = sampleTaught(said, settings, seededRandom(1));
  const ious = new Map(spans.map(({ start, iou }) => [start, iou]));
  // The first may be of a new type: what the old head made of its borders is not kept.
  expect([0, 1, 2].map((start) => ious.get(start))).toEqual([0, 0.7, 1]);
  expect(entityness.target(spans.find(({ start }) => start === 1) as BatchSpan)).toBe(0.8);
  expect(entityness.target(spans.find(({ start }) => start === 0) as BatchSpan)).toBe(UNKNOWN);
  expect(pairs.map(relatedness.target)).toEqual([0.9, 0.9]);
  // A pair that the user labelled is related, whatever was said.
  const own = [1, 2].map((start) => ({ start, end: start + 1, ...labelled(1) }));
  const of = (types: number[]) => {
    const drawn = { spans: own, pairs: [{ head: 0, tail: 1, types, complete: false }] };
    return relatedness.target(completed(drawn, said).pairs[0]);
  };
  expect([of([UNKNOWN, 1]), of([UNKNOWN, 0])]).toEqual([1, 0.9]);
});
