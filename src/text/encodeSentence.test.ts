import { expect, test } from "vitest";
import { encodeSentence, splitLongSentence } from "./encodeSentence.ts";
import type { SubwordTokenizer } from "./subwordTokenizer.ts";

// A word's pieces are its letters.
const letters: SubwordTokenizer = {
  pieces: (word) => Array.from(word, (letter) => letter.charCodeAt(0)),
  cls: 1,
  sep: 2,
  unk: 3,
  pad: 0,
  size: 128,
};

test("each word knows its pieces between [CLS] and [SEP]", () => {
  expect(encodeSentence(["ab", "c"], letters)).toEqual({
    ids: [1, 97, 98, 99, 2],
    wordPieces: [
      [1, 3],
      [3, 4],
    ],
  });
});

test("a sentence without words is [CLS] [SEP]", () => {
  expect(encodeSentence([], letters)).toEqual({ ids: [1, 2], wordPieces: [] });
});

test.each([
  { name: "no words, no window", words: [], max: 6, want: [] },
  { name: "what fits exactly stays whole", words: ["aa", "bb"], max: 6, want: [[0, 2]] },
  {
    name: "one piece too many moves the whole word to the next window",
    words: ["aa", "bbb", "c"],
    max: 6,
    want: [
      [0, 1],
      [1, 3],
    ],
  },
  {
    name: "a word longer than the limit has a window of its own, its pieces cut",
    words: ["a", "bbbbbbbb", "c"],
    max: 6,
    want: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
  },
])("$name", ({ words, max, want }) => {
  const windows = splitLongSentence(words, letters, max);
  expect(windows.map(({ from, to }) => [from, to])).toEqual(want);
  for (const { from, to } of windows) {
    const { ids, wordPieces } = encodeSentence(words.slice(from, to), letters, max);
    expect(ids.length).toBeLessThanOrEqual(max);
    for (const [start, end] of wordPieces) expect(end).toBeGreaterThan(start);
  }
});
