import fc from "fast-check";
import { expect, test } from "vitest";
import type { Range, Sentence } from "./document.ts";
import { sharedRange, withSharedWords } from "./sharedWords.ts";

const place = fc.oneof(fc.nat(200), fc.nat(200_000));

test("a range is what it was asked for, near or far, short or long", () => {
  fc.assert(
    fc.property(place, fc.oneof(fc.nat(40), fc.nat(100_000)), (start, length) => {
      expect(sharedRange(start, start + length)).toEqual([start, start + length]);
    }),
  );
});

test("asked for again it is the same object, where it is that of a word near the start of a text", () => {
  expect(sharedRange(7, 12)).toBe(sharedRange(7, 12));
  expect(sharedRange(65_535, 65_566)).toBe(sharedRange(65_535, 65_566));
});

test("words of no text are ranges of their own: they fill no memory for ever", () => {
  for (const [start, end] of [
    [65_536, 65_540],
    [0, 32],
    [-1, 3],
    [5, 4],
    [0.5, 2],
    [Number.NaN, 2],
  ]) {
    expect(sharedRange(start, end)).toEqual([start, end]);
    expect(sharedRange(start, end)).not.toBe(sharedRange(start, end));
  }
});

test("sentences with shared words say the same, and are not made again", () => {
  const word = fc.tuple(place, fc.nat(40)).map(([at, length]): Range => [at, at + length]);
  const sentence = fc.record({ id: fc.string(), start: place, end: place, words: fc.array(word) });
  fc.assert(
    fc.property(fc.array(sentence), (sentences: Sentence[]) => {
      const shared = withSharedWords(sentences);
      expect(shared).toEqual(sentences);
      const near = shared.every(({ words }) => words.every(([at, to]) => at < 1e4 && to < at + 9));
      if (near) expect(withSharedWords(shared)).toBe(shared);
    }),
  );
});
