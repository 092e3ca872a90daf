import { expect, test } from "vitest";
import { leftOutOf, readTexts } from "../fixtures/readTexts.ts";

const notesOf = async (table: string) => {
  const reading = await readTexts({ "a.csv": table });
  expect(leftOutOf(reading)).toEqual([]);
  return reading.notes.map(({ file, text }) => `${file}: ${text}`);
};
const SAID =
  "a.csv: lines that look like rows were read as one cell, as there is a quote before and after them: ";

/** Rows of numbers, texts and one of two labels; two of them end in a quote that should not be. */
const strayIn = (delimiter: string, end: string, stray: readonly number[]) =>
  ["id,text,label"]
    .concat(Array.from({ length: 12 }, (_, i) => `${i},Ada ${i} left.,${i % 2 ? "yes" : "no"}`))
    .map((row, i) => (stray.includes(i) ? row.replace(/\w+$/, '"') : row))
    .join(end)
    .replaceAll(",", delimiter);

test.each([
  ["a comma", ",", "\n"],
  ["a semicolon, and CR LF", ";", "\r\n"],
  ["a bar", "|", "\n"],
])("rows between two stray quotes are told with their lines, cells by %s", async (_, by, end) => {
  expect(await notesOf(strayIn(by, end, [3, 7]))).toEqual([`${SAID}4–8`]);
  expect(await notesOf(strayIn(by, end, [3, 4, 8, 11]))).toEqual([`${SAID}4–5, 9–12`]);
});

test("so are those after a quote that the end of a later row closes", async () => {
  const rows = Array.from({ length: 8 }, (_, i) => `a-${i},Ada ${i} left.\n`).join("");
  expect(await notesOf(`id,text\n${rows}a-9,"Eve slept.\na-10,Bob came."\n${rows}`)).toEqual([
    `${SAID}10–11`,
  ]);
});

test("of a table of words alone many lines are needed", async () => {
  const rows = ["Rome,Ada left it", "Oslo,Eve slept there", "Kiel,Zoe ran off", "Bonn,Bob came in"];
  const table = ["place,text", `Bern,"He said`, ...rows, `Genf,so"`, ...rows].join("\n");
  expect(await notesOf(table)).toEqual([`${SAID}2–7`]);
});

test.each([
  ["prose of several lines", '1,"Dear Ada,\nI left, and came back.\n\nBob, your own",yes'],
  ["a list with numbers", '1,"First:\n2, then\n3, and so on",no'],
  ["a table of another shape", '1,"Found:\na,b\nc,d",no'],
  ["a quoted cell of one line", '1,"Ada, left",yes'],
])("%s is a text", async (_, row) => {
  const rows = Array.from({ length: 12 }, (_, i) => `${i},Ada left.,${i % 2 ? "yes" : "no"}`);
  expect(await notesOf(["id,text,label", ...rows, row].join("\n"))).toEqual([]);
});
