import fc from "fast-check";
import { expect, test } from "vitest";
import { type Hunk, textDiff } from "./textDiff.ts";

function applied(before: string, hunks: readonly Hunk[]): string {
  let after = "";
  let at = 0;
  for (const { from, to, text } of hunks) {
    expect(from).toBeGreaterThanOrEqual(at);
    after += before.slice(at, from) + text;
    at = to;
  }
  return after + before.slice(at);
}

const WORDS = ["Ada", "Oslo", "the", " ", "  ", "\n", ".", ",", "é", "👩‍👩‍👧", "北京"];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((list) => list.join(""));

test("a text with its differences is the other text", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, textDiff(before, after))).toBe(after);
    }),
  );
});

test("words are changed whole, and several places are several differences", () => {
  expect(textDiff("Ada met Bob in Rome.", "Ada saw Bob in Romes, then.")).toEqual([
    { from: 4, to: 7, text: "saw" },
    { from: 15, to: 19, text: "Romes, then" },
  ]);
  expect(textDiff("a b", "a b")).toEqual([]);
});

test("long texts with many differences are compared line by line, others as one stretch", () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `line ${i} of the text\n`);
  const other = lines.map((line, i) => (i < 400 ? `${line.toUpperCase()}!` : line)).join("");
  expect(applied(lines.join(""), textDiff(lines.join(""), other))).toBe(other);
  const all = lines.join("").replaceAll("line", "row");
  expect(textDiff(lines.join(""), all)).toEqual([
    { from: 0, to: lines.join("").length, text: all },
  ]);
});
