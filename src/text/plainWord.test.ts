import fc from "fast-check";
import { expect, test } from "vitest";
import { plainWord } from "./plainWord.ts";
import { cutsByPatterns, wordRanges } from "./words.ts";

const letters = [
  "word",
  "Mr",
  "z",
  "B",
  "I",
  "No",
  "etc",
  "Élan",
  "straße",
  "ŉ",
  "ſ",
  "Кіт",
  "кот",
];
const signs = [".", ",", ";", ":", "!", "?", ")", "(", "-", "'", "’s", "%", "@", "://", "×", "÷"];
const others = ["λόγος", "ª", "µ", "5", "漢字", "ไทย", "שלום", "😀", "\u0301", "\u00ad", "\u200d"];
const spaces = [" ", "\n", "\u00a0", "\u200b", "\u2028", "\ufeff", " A", " 5", " com"];
const piece = fc.constantFrom(...letters, ...letters, ...signs, ...others, ...spaces);
const texts = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));

test("plain words end where the patterns of words say", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const runs = [...text.matchAll(/[^\s\u200b]+/g)];
      const expected = runs.flatMap(({ index, 0: run }) => {
        const ends = cutsByPatterns(text, index, index + run.length);
        return ends.map((end, i) => [ends[i - 1] ?? index, end]);
      });
      expect(wordRanges(text)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

test("a word of letters is plain, with one sign behind it too; all else is not", () => {
  const plain = (run: string) => plainWord(run, 0, run.length);
  expect(["word", "Élan", "кот", "word,", "word.", "a)"].map(plain)).toEqual([4, 4, 3, 4, 4, 1]);
  for (const run of [",", "word..", "(word", "don't", "5", "naïve\u0301", "漢字", "µ"])
    expect(plain(run)).toBe(0);
});
