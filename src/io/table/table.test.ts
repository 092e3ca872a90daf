import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { segmentAround } from "../../text/segment.ts";
import { csv, tsv } from "../csv/csv.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { readFiles } from "../readFiles.ts";
import { NO_TYPES } from "../reading.ts";
import { sourceFile } from "../sourceFile.ts";
import { csvRows } from "./csvRows.ts";

const LINE = "Ada Byron wrote notes on the engine.";
const OTHER = "She lived in London, and there she died.";

test.each(samplesOf("csv"))("%s is read as expected", async (name, expected) => {
  const reading = await readSample("csv", name);
  expectWords(reading, expected);
  expect(reading.tables).toEqual([
    { file: "own.csv", columns: ["id", "text", "source"], textColumn: "text" },
  ]);
  expect(reading.docs[2]).toMatchObject({ name: "own 3", metadata: { id: "2", source: "own" } });
  expect([reading.leftOut, reading.notes]).toEqual([[], []]);
});

describe("what is the text", () => {
  const columnOf = async (table: string, name = "a.csv") =>
    (await readTexts({ [name]: table })).tables[0]?.textColumn;

  test.each([
    ["named so", `id,Abstract,title\n1,${LINE},x`, "Abstract"],
    [
      "the longest of words",
      `url,said,code\nhttps://a.b/c-d-e-f-g-h-i-j-k-l-m-n-o,${LINE},x`,
      "said",
    ],
    [
      "not JSON",
      `raw;said\n"{""a"": ""a long value in here, longer than all""}";Ada left.`,
      "said",
    ],
    [
      "not what is named so and holds none",
      `text\tcomments\n17\t${LINE}\n18\t${OTHER}`,
      "comments",
    ],
    ["of a table without names", `1\t${LINE}\n2\t${OTHER}`, "column 2"],
    ["Chinese", "编号,句子\n1,我在北京大学学习中文。\n2,他去上海了。", "句子"],
  ])("%s", async (_, table, column) => {
    expect(await columnOf(table)).toBe(column);
  });

  test("is what the user says", async () => {
    const bytes = new TextEncoder().encode(`text,other\n${LINE},x y`);
    const reading = await readFiles([sourceFile("a.csv", bytes)], {
      segmentAround,
      newId: (path, part) => `${path}#${part}`,
      now: () => 0,
      choices: () => ({ textColumn: "other" }),
    });
    expect(reading.docs[0]).toMatchObject({ text: "x y", metadata: { text: LINE } });
    expect(reading.tables[0].textColumn).toBe("other");
  });

  test("a title names the document", async () => {
    const { docs } = await readTexts({ "a.csv": `title,text\n A\tb ,${LINE}\n,${OTHER}` });
    expect(docs.map(({ name }) => name)).toEqual(["A b", "a 2"]);
  });
});

test.each([
  ["a semicolon and a byte order mark", `\ufeffid;text\r\n1;"${OTHER}"\r\n`],
  ["a comma", `id,text\n1,"${OTHER}"`],
  ["a tab", `id\ttext\n1\t${OTHER}\n`],
  ["what the first line says", `sep=;\r\nid;text\r\n1;"${OTHER}"\r\n`],
  ["a bar, and lines of old Macs", `id|text\r1|${OTHER}\r`],
])("cells by %s", async (_, table) => {
  const reading = await readTexts({ "a.tsv": table });
  expect(reading.docs.map(({ text, metadata }) => [text, metadata])).toEqual([
    [OTHER, { id: "1" }],
  ]);
  expect(reading.notes).toEqual([]);
});

test("a column of texts alone may hold commas", async () => {
  const { docs, tables } = await readTexts({ "a.csv": `text\n${OTHER}\n"a ""b"", c"\nKiel.` });
  expect(docs.map(({ text }) => text)).toEqual([OTHER, 'a "b", c', "Kiel."]);
  expect(tables).toEqual([]);
});

test("names that are doubled or lack are told apart, also those of members of Object", async () => {
  const { docs, tables } = await readTexts({
    "a.csv": `,text,text,__proto__,constructor\n1,${LINE},x,y,z`,
  });
  expect(tables[0].columns).toEqual(["column 1", "text", "text 2", "__proto__", "constructor"]);
  expect(Object.entries(docs[0].metadata!)).toEqual([
    ["column 1", "1"],
    ["text 2", "x"],
    ["__proto__", "y"],
    ["constructor", "z"],
  ]);
});

test("ragged rows, empty texts and open quotes are told with their lines", async () => {
  const reading = await readTexts({
    "a.csv": `id,text\n1,"Ada\nleft."\n\n2\n3,Kiel.,more\n4,"Rome\n5,Oslo.\n`,
  });
  expect(reading.docs.map(({ text }) => text)).toEqual(["Ada\nleft.", "Kiel.", "Oslo."]);
  expect(leftOutOf(reading)).toEqual([
    "a.csv:5 text empty texts",
    "a.csv:6 cells beyond the last column",
    "a.csv:7 lines with a quote that is never closed",
  ]);
  expect(reading.notes.map(({ text }) => text)).toEqual([
    "rows with fewer cells than there are columns: line 5",
  ]);
});

describe("a quote that is forgotten", () => {
  const read = async (text: string) => {
    const reading = await readTexts({ "a.csv": text });
    const notes = reading.notes.map(({ text: note }) => note);
    return { texts: reading.docs.map(({ text: of }) => of), leftOut: leftOutOf(reading), notes };
  };
  const NEVER = "lines with a quote that is never closed";

  test.each(["\n", "\r\n"])("takes in no rows up to that of a later one (%j)", async (end) => {
    const lines = ["id,text", '1,"Ada left.', "2,Bob came.", '3,"Eve slept."', "4,Zoe ran."];
    expect(await read(lines.join(end))).toEqual({
      texts: ["Bob came.", "Eve slept.", "Zoe ran."],
      leftOut: [`a.csv:2 ${NEVER}`],
      notes: [],
    });
  });

  test("each is told with its line, also below a row of several lines", async () => {
    const text = 'id,text\n1,"A\nb."\n2,"C.\n3,"D."\n4,"E.\n5,"F."\n6,"G.\n';
    expect(await read(text)).toEqual({
      texts: ["A\nb.", "D.", "F."],
      leftOut: [4, 6, 8].map((line) => `a.csv:${line} ${NEVER}`),
      notes: [],
    });
  });

  test("is none where quotes of a cell are doubled, whatever stands beside them", async () => {
    const cells = ['He said ""no"",\nthen left.', 'A ""b""\n,""c"" d.', '""\n""x""'];
    const text = `id,text\n${cells.map((cell, i) => `${i},"${cell}"\n`).join("")}`;
    const texts = cells.map((cell) => cell.replaceAll('""', '"'));
    expect(await read(text)).toEqual({ texts, leftOut: [], notes: [] });
  });

  test("may be a single one within a cell: its lines are one row, and told", async () => {
    expect(await read('id,text\n1,"He said "hi" and\nleft."\n2,Bob came.\n')).toEqual({
      texts: ['He said "hi" and\nleft.', "Bob came."],
      leftOut: [],
      notes: ["lines that were read as one row, though its quotes are not those of a table: 2–3"],
    });
  });

  test("so many are no fault of single lines: what is left is read as it is, and told", async () => {
    const pair = (i: number) => `${i},"Ada ${i}.\n${i},"Bob ${i}."\n`;
    const text = `id,text\n${Array.from({ length: 30 }, (_, i) => pair(i)).join("")}`;
    const { texts, leftOut, notes } = await read(text);
    expect(leftOut).toHaveLength(20);
    expect(texts.join("\n").match(/Bob/g)).toHaveLength(30);
    expect(notes.join()).toContain("42–43");
  });
});

test("tabs without quotes: quotes are letters", async () => {
  const { docs, notes } = await readTexts({ "a.tsv": `id\ttext\n1\t"Ada" left.\n2\t"Kiel.\n` });
  expect(docs.map(({ text }) => text)).toEqual(['"Ada" left.', '"Kiel.']);
  expect(notes).toHaveLength(1);
});

describe("which files are tables", () => {
  const formatOf = async (files: Record<string, string>) =>
    (await readTexts(files)).readAs[0].format;
  test.each([
    ["a.csv", LINE, "table"],
    ["a", `id\ttext\n1\t${LINE}`, "table"],
    ["a", `id,text\n1,${LINE}\n2,${LINE}`, "table"],
    ["a", "Dear Ada, hello.\nDear Bob, hello.\nYours, Eve", "text"],
    ["a.txt", `id\ttext\n1\t${LINE}`, "text"],
    ["a.md", `| id | text |\n| 1 | ${LINE} |`, "text"],
    ["a.tsv", "Ada\tB-P\nleft\tO\nRome\tB-L\n.\tO\n", "conll"],
  ])("%s %j: %s", async (name, text, format) => {
    expect(await formatOf({ [name]: text })).toBe(format);
  });

  test("a table without texts, or without rows, is told", async () => {
    for (const text of ["id,text\n", "", "\n\n"])
      expect((await readTexts({ "a.csv": text })).notRead[0]?.reason).toMatch(
        /^is a table without/,
      );
  });
});

test.each([
  ["csv", csv],
  ["tsv", tsv],
] as const)("our own table of triples is a table of sentences (%s)", async (_, format) => {
  const ann = "T1\tPer 0 3\tAda\nT2\tLoc 9 13\tRome\nR1\tLeft Arg1:T1 Arg2:T2\n";
  const { docs } = await readTexts({ "a.txt": "Ada left Rome.", "a.ann": ann });
  const { files } = format.writer.write({ docs, types: NO_TYPES, sentences: "all" });
  const reading = await readTexts(Object.fromEntries(files));
  expect(reading.tables[0].textColumn).toBe("sentence");
  expect(reading.docs.map(({ text }) => text)).toEqual(["Ada left Rome."]);
  expect(reading.notes.map(({ text }) => text)).toContain(
    "is a table of triples: its sentences are read, not their annotations",
  );
});

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "=1",
    "a b",
    'say "x"',
    "a,b;c|d\te",
    "two\nlines",
    "two\r\nlines",
    " x ",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
);

test("any table comes back, its texts and its other columns", async () => {
  const shape = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      newline: fc.constantFrom("\n", "\r\n"),
      mark: fc.constantFrom("", "\ufeff"),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shape, async ({ rows, delimiter, newline, mark }) => {
      const names = ["text", "b", "c", "d"].slice(0, rows[0].length);
      const texts = rows.map(([, ...others], i) => [`Text ${i}, of many words.`, ...others]);
      const table = Papa.unparse([names, ...texts], { delimiter, newline, quotes: true });
      const { docs, leftOut, notes } = await readTexts({ "a.csv": mark + table });
      expect([leftOut, notes]).toEqual([[], []]);
      expect(docs.map(({ text }) => text)).toEqual(texts.map(([text]) => text));
      const others = texts.map(([, ...cells]) =>
        Object.fromEntries(cells.flatMap((c, i) => (c === "" ? [] : [[names[i + 1], c]]))),
      );
      expect(docs.map(({ metadata = {} }) => metadata)).toEqual(others);
    }),
    { numRuns: 100 },
  );
});

test("rows and lines are the same however they fall into windows", () => {
  const row = (i: number) => `${i},"${"word ".repeat(i % 50)}\n""${i}"""`;
  const text = Array.from({ length: 30_000 }, (_, i) => row(i)).join("\r\n");
  const rows = [...csvRows(text, { delimiter: ",", newline: "\n", from: 0 })];
  expect(text.length).toBeGreaterThan(2 ** 21);
  expect(rows).toHaveLength(30_000);
  const wrong = rows.filter(
    (one, i) =>
      "fault" in one ||
      one.line !== 1 + 2 * i ||
      one.cells.join() !== `${i},${"word ".repeat(i % 50)}\n"${i}"`,
  );
  expect(wrong).toEqual([]);
});

test("broken tables never throw", async () => {
  const whole = [`id,text\r\n1,"${LINE}\n${OTHER}"\r\n2,x`, `id\ttext\n1\t${LINE}\n"2"\tx`];
  await fc.assert(
    fc.asyncProperty(broken(whole), async (text) => {
      const reading = await readTexts({ "a.csv": text });
      expect(reading.docs.length + reading.notRead.length + reading.leftOut.length).toBeGreaterThan(
        0,
      );
    }),
    { numRuns: 150 },
  );
});
