import fc from "fast-check";
import { expect, test } from "vitest";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import type { ReadingModel } from "./model.ts";
import { type BetweenParts, readInBatches } from "./sentenceParts.ts";

const POSITIONS = 12;
const AT_ONCE = 30;
const tokenizer = { pieces: () => [7], cls: 1, sep: 2, unk: 3, pad: 0, size: 10 };
// Of a model no more is asked for here.
const model = {
  tokenizer,
  bert: { maxPositions: POSITIONS },
  network: { piecesAtOnce: AT_ONCE },
} as unknown as ReadingModel;
const sentencesOf = (lengths: readonly number[]) =>
  lengths.map((length, i) => ({ id: `${i}`, words: Array.from({ length }, () => "a") }));

async function readAll(lengths: readonly number[], between?: BetweenParts) {
  const batches: (readonly EncodedSentence[])[] = [];
  const found: { index: number; words: number[]; first: number[] }[] = [];
  const read = readInBatches(
    model,
    sentencesOf(lengths),
    async (batch) => {
      batches.push(batch);
      return batch.map(({ wordPieces }) => wordPieces.length);
    },
    between,
  );
  for await (const { index, parts } of read) {
    const [words, first] = [parts.map((part) => part.found), parts.map((part) => part.firstWord)];
    found.push({ index, words, first });
  }
  return { batches, found };
}

test("no batch is larger than the device takes at once, however long a sentence is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 8 }), async (all) => {
      const { batches, found } = await readAll(all);
      for (const batch of batches)
        expect(batch.reduce((sum, { ids }) => sum + ids.length, 0)).toBeLessThanOrEqual(AT_ONCE);
      expect(found.map(({ index }) => index)).toEqual(all.map((_, i) => i));
      for (const [i, { words, first }] of found.entries()) {
        expect(words.reduce((sum, count) => sum + count, 0)).toBe(all[i]);
        // Each part begins where the one before it ends.
        let next = 0;
        for (const [part, count] of words.entries()) {
          expect(first[part]).toBe(next);
          next += count;
        }
      }
    }),
  );
});

test("the reading of one long sentence can be ended in its middle", async () => {
  let asked = 0;
  const { batches, found } = await readAll([3, 500, 3], async () => ++asked < 3);
  expect(batches).toHaveLength(4);
  expect(found.map(({ index }) => index)).toEqual([0]);
});
