import { describe, expect, test } from "vitest";
import { readTexts, spansOf } from "../fixtures/readTexts.ts";

const LINES = ["🥑 Zoë met Ada.", "Ada left Rome.", "Rome is big."];
const WORDS = ["Zoë", "Ada", "Rome"];
const utf8 = (text: string) => new TextEncoder().encode(text).length;

interface Way {
  readonly lineEnd: string;
  readonly counts: (text: string) => number;
  readonly mark: "" | "\ufeff";
  readonly markCounts?: boolean;
  readonly note?: string;
}

/** The .ann of a tool that counts so: each word where it stands last. */
function filesOf({ lineEnd, counts, mark, markCounts = false }: Way) {
  const text = LINES.join(lineEnd);
  const offset = (end: number) => counts(`${markCounts ? mark : ""}${text.slice(0, end)}`);
  const ann = WORDS.map((word, i) => {
    const start = text.lastIndexOf(word);
    return `T${i + 1}\tX ${offset(start)} ${offset(start + word.length)}\t${word}\n`;
  });
  return { "a.txt": `${mark}${text}`, "a.ann": ann.join("") };
}

const points = (text: string) => [...text].length;
const onePerEnd = (text: string) => points(text.replaceAll("\r\n", "\n"));
const twoPerEnd = (text: string) => points(text.replaceAll("\n", "\r\n"));

describe("ways of counting are told apart by the texts of spans", () => {
  test.each<Way>([
    { lineEnd: "\n", counts: points, mark: "" },
    { lineEnd: "\r\n", counts: points, mark: "" },
    { lineEnd: "\r\n", counts: points, mark: "\ufeff" },
    { lineEnd: "\r\n", counts: onePerEnd, mark: "", note: "count CR LF as one character" },
    { lineEnd: "\n", counts: twoPerEnd, mark: "", note: "count line ends as two characters" },
    {
      lineEnd: "\n",
      counts: points,
      mark: "\ufeff",
      markCounts: true,
      note: "the byte order mark",
    },
    { lineEnd: "\n", counts: (t) => t.length, mark: "", note: "count UTF-16 code units" },
    { lineEnd: "\n", counts: utf8, mark: "", note: "count bytes of UTF-8" },
    { lineEnd: "\r\n", counts: utf8, mark: "\ufeff", markCounts: true, note: "bytes of UTF-8 and" },
    {
      lineEnd: "\r\n",
      counts: onePerEnd,
      mark: "\ufeff",
      markCounts: true,
      note: "count the byte order mark and count CR LF as one character",
    },
  ])("$note $mark", async (way) => {
    const reading = await readTexts(filesOf(way));
    expect(reading.notRead).toEqual([]);
    expect(spansOf(reading)).toEqual(["X: Zoë", "X: Ada", "X: Rome"]);
    const notes = reading.notes.map(({ text }) => text);
    expect(notes).toEqual(way.note ? [expect.stringContaining(way.note)] : []);
  });
});

describe("a file whose offsets fit in no way is not read, and the reason names what was tried", () => {
  test.each([
    {
      text: "y",
      ann: "T1\tA 0 1\tx",
      want: 'line 1: T1: the text at its offsets is "y", not "x" (1 of 1 spans do not fit)',
    },
    {
      text: "John.\r\nHe left.\r\n",
      ann: "T1\tA 1 3\tJohn\nT2\tA 8 9\tHe",
      want: 'line 1: T1: the text at its offsets is "oh", not "John" (2 of 2 spans do not fit, also where offsets count CR LF as one character)',
    },
    {
      text: "John",
      ann: "T1\tA 400 404\tJohn",
      want: "line 1: T1: end 404 is past the text (4) (1 of 1 spans do not fit)",
    },
  ])("$want", async ({ text, ann, want }) => {
    const reading = await readTexts({ "b.txt": text, "b.ann": ann, "c.txt": "Fine." });
    expect(reading.notRead).toEqual([{ file: "b.ann", reason: want }]);
    expect(reading.docs.map(({ name }) => name)).toEqual(["c.txt"]);
  });
});

test("spans without a third column are read by brat's own counting", async () => {
  expect(spansOf(await readTexts({ "a.txt": "John left.", "a.ann": "T1\tA 0 4" }))).toEqual([
    "A: John",
  ]);
});
