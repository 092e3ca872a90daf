import { expect, test } from "vitest";
import type { Batch } from "./batch.ts";
import { partsOf } from "./batchParts.ts";
import { twice } from "./twice.ts";

const span = (sentence: number, iou: number) => {
  return { sentence, start: 1, end: 2, words: 1, types: [1], iou, complete: true };
};
const pair = (head: number, tail: number) => ({ head, tail, types: [0], complete: true });
const batch: Batch = {
  sentences: [[1], [2], [3]],
  spans: [span(0, 0.1), span(0, 0.2), span(2, 0.3), span(2, 0.4)],
  pairs: [pair(1, 0), pair(2, 3)],
  states: [1, 2, 3].map((x) => Float32Array.of(x)),
};
/** What the pairs are of, by a number that names each span. */
const ends = ({ spans, pairs }: Batch) =>
  pairs.map(({ head, tail }) => [spans[head].iou, spans[tail].iou]);

test("a batch is cut between sentences, with what is said of them", () => {
  const parts = partsOf(batch, 2);
  expect(parts.map(({ sentences }) => sentences)).toEqual([[[1], [2]], [[3]]]);
  expect(parts.map(({ spans }) => spans.map(({ sentence }) => sentence))).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(parts.map(ends)).toEqual([[[0.2, 0.1]], [[0.3, 0.4]]]);
  expect(parts.map(({ states }) => states?.map(([x]) => x))).toEqual([[1, 2], [3]]);
  expect(partsOf(batch, 1)).toEqual([batch]);
});

test("what repeats a sentence comes in the same part, in its second half", () => {
  const parts = partsOf(twice(batch, 0.5), 2);
  expect(parts).toEqual(partsOf(batch, 2).map((part) => twice(part, 0.5)));
  expect(parts).toHaveLength(2);
});
