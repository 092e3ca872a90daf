import fc from "fast-check";
import { expect, test } from "vitest";
import { markedWords } from "./markedWords.ts";

const pieces = (words: string, marks: [number, number, string][]) =>
  markedWords(
    words.split(" "),
    marks.map(([start, end, name]) => ({ start, end, name })),
  ).map(({ text, marks }) => `${text}: ${marks.map(({ name }) => name).join("")}`);

test("a sentence is cut where marks begin and end, the innermost last", () => {
  expect(pieces("a b c d", [])).toEqual(["a b c d: "]);
  expect(pieces("a b c d", [[1, 3, "x"]])).toEqual(["a: ", "b c: x", "d: "]);
  expect(
    pieces("a b c d", [
      [2, 3, "y"],
      [1, 4, "x"],
    ]),
  ).toEqual(["a: ", "b: x", "c: xy", "d: x"]);
});

test("no word is lost, whatever is marked", () => {
  const mark = fc.record({ start: fc.nat(8), end: fc.nat(9) });
  fc.assert(
    fc.property(fc.nat(6), fc.array(mark), (count, marks) => {
      const words = Array.from({ length: count }, (_, i) => `w${i}`);
      const all = markedWords(words, marks);
      expect(all.map(({ text }) => text).join(" ")).toBe(words.join(" "));
      for (const { start, marks } of all)
        for (const mark of marks) expect(mark.start <= start && start < mark.end).toBe(true);
    }),
  );
});
