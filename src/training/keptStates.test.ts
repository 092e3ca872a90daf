import { expect, test } from "vitest";
import type { Batch } from "../model/batch.ts";
import { keptStates } from "./keptStates.ts";

const HIDDEN = 2;
const [a, b, c] = [[1, 2], [3], [1, 2]];
const batchOf = (...sentences: number[][]): Batch => ({ sentences, spans: [], pairs: [] });

/** A trainer that notes which sentences it was asked for. */
function asked(frozen: number | null) {
  const sentences: (readonly number[])[] = [];
  const trainer = {
    frozen,
    frozenStates: async (of: readonly (readonly number[])[]) => {
      sentences.push(...of);
      return of.map((ids) => Float32Array.from(ids.flatMap((id) => [id, -id])));
    },
  };
  return { trainer, sentences };
}

test("each sentence is asked for once, and a batch has its states in its order", async () => {
  const { trainer, sentences } = asked(1);
  const withStates = keptStates(trainer);
  const first = await withStates(batchOf(a, b, a));
  expect(first.states).toEqual(
    [
      [1, -1, 2, -2],
      [3, -3],
      [1, -1, 2, -2],
    ].map(floats),
  );
  const second = await withStates(batchOf(b, c, a));
  expect(second.states?.map(({ length }) => length)).toEqual([HIDDEN, 2 * HIDDEN, 2 * HIDDEN]);
  expect(sentences).toEqual([a, b, c]);
});

test("what was drawn longest ago is forgotten, and asked for again", async () => {
  const { trainer, sentences } = asked(1);
  const withStates = keptStates(trainer, { mostBytes: 4 * 3 * HIDDEN });
  for (const batch of [batchOf(a), batchOf(b), batchOf(a), batchOf(c), batchOf(a), batchOf(c)])
    expect((await withStates(batch)).states).toHaveLength(1);
  expect(sentences.map((one) => [a, b, c].indexOf(one as number[]))).toEqual([0, 1, 2, 0, 2]);
});

test("a batch larger than what is kept has all of its states", async () => {
  const { trainer } = asked(1);
  const { states } = await keptStates(trainer, { mostBytes: 1 })(batchOf(a, b, c));
  expect(states?.map(({ length }) => length)).toEqual([4, 2, 4]);
});

test("where nothing is frozen a batch comes as it is", async () => {
  const { trainer, sentences } = asked(null);
  const batch = batchOf(a);
  expect(await keptStates(trainer)(batch)).toBe(batch);
  expect(sentences).toEqual([]);
});

const floats = (numbers: readonly number[]) => Float32Array.from(numbers);
