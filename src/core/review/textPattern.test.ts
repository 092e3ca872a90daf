import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textPattern } from "./textPattern.ts";

function occurrences(text: string, wanted: string, matchCase = false): [number, number][] {
  const pattern = textPattern(wanted, matchCase);
  const found: [number, number][] = [];
  let span = pattern?.(text, 0);
  while (pattern && span) {
    found.push([span.start, span.end]);
    span = pattern(text, span.end);
  }
  return found;
}

describe("a text is found", () => {
  test.each([
    {
      name: "wherever it is",
      text: "Bob met bob.",
      wanted: "bob",
      at: [
        [0, 3],
        [8, 11],
      ],
    },
    {
      name: "without overlaps",
      text: "aaaaa",
      wanted: "aa",
      at: [
        [0, 2],
        [2, 4],
      ],
    },
    { name: "as it is, not as a pattern", text: "a.b a+b [x]", wanted: "a+b", at: [[4, 7]] },
    {
      name: "with every sign of patterns",
      text: "x ^$.*+?()[]{}|/\\-",
      wanted: "^$.*+?()[]{}|/\\-",
      at: [[2, 18]],
    },
    {
      name: "after a letter whose lower case is longer",
      text: "İİ bob",
      wanted: "BOB",
      at: [[3, 6]],
    },
    { name: "after emoji", text: "👩‍👩‍👧 bob", wanted: "Bob", at: [[9, 12]] },
    { name: "over the end of a line", text: "New\r\n  York", wanted: "new york", at: [[0, 11]] },
    {
      name: "whichever way its accents are written",
      text: "Zu\u0308rich Zürich",
      wanted: "zürich",
      at: [
        [0, 7],
        [8, 14],
      ],
    },
    {
      name: "in Greek, at the end of a word too",
      text: "ΟΔΟΣ οδος",
      wanted: "οδος",
      at: [
        [0, 4],
        [5, 9],
      ],
    },
    { name: "as part of a word with vowel signs", text: "लड़के", wanted: "लड़क", at: [[0, 4]] },
  ])("$name", ({ text, wanted, at }) => expect(occurrences(text, wanted)).toEqual(at));
});

describe("a text is not found", () => {
  test.each([
    { name: "where the case differs and counts", text: "Bob", wanted: "bob", matchCase: true },
    { name: "in half of an accented letter", text: "e\u0301", wanted: "e" },
    { name: "in a joined emoji", text: "👩‍👧", wanted: "👩" },
    { name: "at the end of a joined emoji", text: "👩‍👧", wanted: "👧" },
    { name: "in an emoji with a skin tone", text: "👍🏽", wanted: "👍" },
    { name: "in half of a surrogate pair", text: "👩", wanted: "\ud83d" },
    { name: "when it is only white space", text: "a b", wanted: " " },
    { name: "when it is empty", text: "a b", wanted: "" },
  ])("$name", ({ text, wanted, matchCase = false }) =>
    expect(occurrences(text, wanted, matchCase)).toEqual([]),
  );
});

const UNITS = [
  "a",
  "A",
  "b",
  "İ",
  "ß",
  "é",
  "e\u0301",
  "Σ",
  "ς",
  "👩",
  "👩‍👧",
  "👍🏽",
  " ",
  "\n",
  ".",
  "(",
  "\\",
];
const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...UNITS), { maxLength }).map((units) => units.join(""));
const folded = (s: string) => s.normalize("NFD").toUpperCase().replace(/\s+/g, " ");

test("each occurrence is the text up to case, spelling and white space, and none overlap", () => {
  fc.assert(
    fc.property(text(60), text(4), fc.boolean(), (searched, wanted, matchCase) => {
      let last = 0;
      for (const [start, end] of occurrences(searched, wanted, matchCase)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(folded(searched.slice(start, end))).toBe(folded(wanted));
        last = end;
      }
    }),
    { numRuns: 1000 },
  );
});

test("of plain words, every occurrence is found", () => {
  const plain = fc.string({ unit: fc.constantFrom("a", "b", "B"), maxLength: 80 });
  const part = fc.string({ unit: fc.constantFrom("a", "b", "B"), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(plain, part, fc.boolean(), (searched, wanted, matchCase) => {
      const fold = (s: string) => (matchCase ? s : s.toLowerCase());
      const count = fold(searched).split(fold(wanted)).length - 1;
      expect(occurrences(searched, wanted, matchCase)).toHaveLength(count);
    }),
  );
});

test("long runs of white space are searched: with a square of work there would be no end", () => {
  const searched = `${" ".repeat(3_000_000)}x`;
  expect(occurrences(searched, " y ")).toEqual([]);
});
