import { describe, expect, test } from "vitest";
import { segmentAround } from "../text/segment.ts";
import { fixture, leftOutOf, readTexts, spansOf } from "./fixtures/readTexts.ts";
import { formatModelTypes } from "./modelTypes.ts";
import { readFiles } from "./readFiles.ts";
import { sourceFile } from "./sourceFile.ts";

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const sentence = (type: string) =>
  JSON.stringify([
    { tokens: ["Kiel", "."], entities: [{ type, start: 0, end: 1 }], relations: [], orig_id: 1 },
  ]);
const place = { Place: { short: "P", verbose: "A place" } };

describe("files are told apart by name and content", () => {
  test("a text, a brat pair with its types, and what lies beside it", async () => {
    const reading = await readTexts({
      "notes.txt": "First. Second.",
      "own/own-features.ann": fixture("brat/own")["own-features.ann"],
      "own/own-features.txt": fixture("brat/own")["own-features.txt"],
      "own/annotation.conf": fixture("brat/own")["annotation.conf"],
      "own/visual.conf": "[labels]\nLoc | Town",
      "own/.DS_Store": "\0",
      "__MACOSX/own/._a.txt": "x",
    });
    expect(reading.docs.map(({ name }) => name)).toEqual(["own-features.txt", "notes.txt"]);
    const [brat, notes] = reading.docs;
    expect(notes.sentences.map(({ id }) => id)).toEqual(["notes.txt:0", "notes.txt:1"]);
    expect(notes.confirmed).toEqual({});
    expect(Object.keys(brat.confirmed)).toHaveLength(brat.sentences.length);
    expect(Object.keys(reading.types.entities)).toEqual(["Loc", "Org", "Peop", "Other", "Join"]);
    expect(reading.notRead).toEqual([]);
  });

  test("SpERT JSON under any name, its types by content", async () => {
    const { docs, types } = await readTexts({
      "train.json": sentence("Place"),
      "mytypes.json": formatModelTypes({ entities: place, relations: {} }),
      more: sentence("Place"),
    });
    expect(docs.map(({ text }) => text)).toEqual(["Kiel .", "Kiel ."]);
    expect(types).toEqual({ entities: place, relations: {} });
  });

  test("types that no file lists are added whatever their name", async () => {
    const names = ["Big_Place", "__proto__", "constructor", "toString", "valueOf", "7", "none"];
    const { types, docs } = await readTexts(
      Object.fromEntries(names.map((name, i) => [`${i}.json`, sentence(name)])),
    );
    expect(Object.keys(types.entities).sort()).toEqual([...names].sort());
    expect(types.entities.Big_Place).toEqual({ short: "Big_Place", verbose: "Big Place" });
    expect(docs.map((_, i) => spansOf({ docs, types } as never, i)[0])).toContain(
      "__proto__: Kiel",
    );
  });

  test("texts a line, in a list, or one: each is a document, scalars are kept beside it, the rest is told", async () => {
    const reading = await readTexts({
      "a.jsonl": '{"id": 1, "text": "One."}\n\n"Two."\n{"id": 3}\n{bad}\n{"text": " "}\n',
      "b.json": '[{"text": "Three.", "meta": {"a": 1}}]',
      "c.json": '{"text": "Four."}',
    });
    expect(reading.docs.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      "a 1: One.",
      "a 2: Two.",
      "b.json: Three.",
      "c.json: Four.",
    ]);
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl:5 lines that are not JSON",
      "a.jsonl:4 records without a text",
      "a.jsonl:6 text empty texts",
    ]);
    expect(reading.docs.map(({ metadata }) => metadata?.id)).toEqual([
      "1",
      ...[1, 2, 3].map(() => undefined),
    ]);
    expect(reading.notes.map(({ file, text }) => `${file} ${text}`)).toEqual([
      "b.json fields that were not read: meta",
    ]);
  });
});

/** Names that promise more than a text, and what is said of files that are none of it. */
const PROMISED = {
  "a.docx": "is no Word document",
  "a.PDF": "is no PDF",
  "a.zip": "is no zip",
  "a.parquet": "is no table of Parquet",
  "a.xlsx": "is no spreadsheet",
  "a.odt": "is no text of an office program",
  "a.pptx": "are no slides",
  "a.epub": "is no e-book",
  "a.spanloom": "is no Spanloom project",
};

test.each([
  { format: "docx", name: "a.docx" },
  { format: "pdf", name: "a.PDF" },
  { format: "parquet", name: "a.parquet" },
  { format: "project", name: "a.spanloom" },
] as const)("what is said to be $format and is none is told so", async ({ format, name }) => {
  const files = [sourceFile("a.bin", latin1("\x9c\0\xfe#\x01\x81"))];
  const host = { segmentAround, newId: (path: string) => path, now: () => 0 };
  const { notRead } = await readFiles(files, { ...host, choices: () => ({ format }) });
  expect(notRead).toEqual([{ file: "a.bin", reason: PROMISED[name] }]);
});

test("documents in which nothing is to read are opened, and told", async () => {
  const reading = await readTexts({
    "a.txt": "",
    "b.md": " \n\t\n",
    "c.txt": "\ufeff",
    "d.txt": "",
    "d.ann": "",
    "e.json": "[]",
    "f.txt": "Kiel.",
    "f.ann": "",
  });
  expect(reading.notRead).toEqual([]);
  expect(reading.docs.map(({ text }) => text.trim()).filter(Boolean)).toEqual(["Kiel."]);
  expect(reading.docs).toHaveLength(6);
  const empty = "is empty: a document without sentences";
  expect(new Map(reading.notes.map(({ file, text }) => [file, text]))).toEqual(
    new Map([
      ["a.txt", empty],
      ["b.md", "holds only white space: a document without sentences"],
      ["c.txt", empty],
      ["d.txt", empty],
      ["e.json", empty],
    ]),
  );
});

describe("what no format reads is listed with its reason, and the rest is read", () => {
  test.each([
    {
      file: "a.docx",
      content: latin1("PK\x03\x04\0"),
      want: "is cut: its end is missing",
    },
    { file: "a.zip", content: latin1("PK\x03\x04\0"), want: "is cut: its end is missing" },
    {
      file: "a.png",
      content: latin1("\x89PNG\r\n\x1a\n\0"),
      want: "is a picture: its text has to be recognised by another program first",
    },
    {
      file: "a.doc",
      content: latin1("\xd0\xcf\x11\xe0\0"),
      want: "is a document of an old office program: open it there and save it as .docx or .txt",
    },
    {
      file: "a.docx",
      content: latin1("\xd0\xcf\x11\xe0\0"),
      want: "is locked by a password: save it without one",
    },
    {
      file: "a.odt",
      content: latin1("PK\x03\x04\0"),
      want: "is a text of an office program (ODT): open it there and save it as .docx or .txt",
    },
    {
      file: "a.txt",
      content: "{\\rtf1 x}",
      want: "is a text of an office program (RTF): open it there and save it as .docx or .txt",
    },
    { file: "b.ann", content: "", want: "its text is missing: add b.txt" },
    { file: "a.json", content: "hello", want: 'line 1: not JSON: "hello" is out of place' },
    { file: "a.json", content: "", want: "is empty, JSON was expected" },
    {
      file: "a.json",
      content: '{"x": 1}',
      want: 'is JSON, but holds neither sentences ({"tokens": …}) nor texts ({"text": …})',
    },
    { file: "t.json", content: '{"entities": {}}', want: "relations: is missing" },
    ...Object.entries(PROMISED).flatMap(([file, want]) => [
      { file, content: latin1("\x9c\0\xfe#\x01\x81"), want },
      { file, content: "", want: "is empty" },
    ]),
    { file: "a.spanloom", content: '{"text": "Ada left."}', want: "is no Spanloom project" },
    { file: "a.spanloom", content: latin1("PK\x03\x04\0"), want: "is cut: its end is missing" },
  ])("$file: $want", async ({ file, content, want }) => {
    const reading = await readTexts({ [file]: content, "good.txt": "Good." });
    expect(reading.notRead).toEqual([{ file, reason: want }]);
    expect(reading.docs.map(({ name }) => name)).toEqual(["good.txt"]);
  });
});

describe("encodings", () => {
  test("NUL and halves of characters in JSON are replaced, and told: no file of text holds them", async () => {
    const text = "A\0 met \ud83d Bob 😀 \udc00.";
    const value = { text, label: [[9, 12, "P"]] };
    const reading = await readTexts({ "a.jsonl": JSON.stringify(value) });
    const { docs, notes } = reading;
    expect(docs.map((doc) => doc.text)).toEqual(["A\ufffd met \ufffd Bob 😀 \ufffd."]);
    expect(spansOf(reading)).toEqual(["P: Bob"]);
    expect(notes.map(({ text: said }) => said)).toEqual([
      "has letters that are no text (NUL, halves of characters): � stands for each",
    ]);
    const whole = JSON.stringify({ text: "😀", label: [] }).replace("😀", "\\ud83d\\ude00");
    expect((await readTexts({ "a.jsonl": whole })).docs.map((doc) => doc.text)).toEqual(["😀"]);
  });

  test("UTF-16 with a mark and Windows-1252 are decoded, and told", async () => {
    const reading = await readTexts({
      "a.txt": utf16("Zoë left."),
      "b.txt": latin1("Zo\xeb paid 5 \x80 to Ren\xe9 in Paris."),
      "b.ann": latin1("T1\tP 0 3\tZo\xeb\n"),
      "c.txt": "",
    });
    expect(reading.docs.map(({ text }) => text)).toEqual([
      "Zoë paid 5 € to René in Paris.",
      "Zoë left.",
      "",
    ]);
    expect(spansOf(reading)).toEqual(["P: Zoë"]);
    expect(reading.notes.map(({ file, text }) => `${file} ${text}`)).toEqual([
      "c.txt is empty: a document without sentences",
      "a.txt is UTF-16: read so",
      "b.txt is not UTF-8: read as Windows-1252",
      "b.ann is not UTF-8: read as Windows-1252",
    ]);
  });

  test("what may be another encoding is refused: nonsense would look like a text", async () => {
    const cyrillic = latin1("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!");
    expect((await readTexts({ "a.txt": cyrillic })).notRead).toEqual([
      { file: "a.txt", reason: "is no text" },
    ]);
  });
});

describe("folders", () => {
  const ann = "T1\tA_B 0 4\tKiel\n";

  test("files of the same name are kept apart, each with its own .ann", async () => {
    const { docs } = await readTexts({
      "x/a.txt": "Kiel.",
      "x/a.ann": ann,
      "y/a.txt": "Bonn.",
      "y/b.txt": "Rome.",
    });
    expect(docs.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      "x/a.txt: Kiel.",
      "y/a.txt: Bonn.",
      "b.txt: Rome.",
    ]);
    expect(docs.map(({ entities }) => Object.keys(entities).length)).toEqual([1, 0, 0]);
  });

  test("an annotation.conf speaks for its folder and those below, the nearest first", async () => {
    const conf = (type: string) => `[entities]\n${type}\n`;
    const reading = await readTexts({
      "annotation.conf": conf("A_B"),
      "x/deep/a.txt": "Kiel.",
      "x/deep/a.ann": ann,
      "y/annotation.conf": conf("Other"),
      "y/a.txt": "Kiel.",
      "y/a.ann": ann,
    });
    expect(reading.notes).toEqual([
      { file: "y/a.ann", text: "types that annotation.conf does not list were added: A_B" },
    ]);
    expect(Object.keys(reading.types.entities)).toEqual(["A_B", "Other"]);
  });
});

test("nothing is read of nothing", async () => {
  expect(await readTexts({})).toEqual({
    docs: [],
    types: { entities: {}, relations: {} },
    leftOut: [],
    notRead: [],
    notes: [],
    tables: [],
    readAs: [],
  });
});

test("what the user says of a file goes before what its content shows", async () => {
  const bytes = new TextEncoder().encode('{"text": "Ada left."}');
  const { docs } = await readFiles([sourceFile("a.jsonl", bytes)], {
    segmentAround,
    newId: (path) => path,
    now: () => 0,
    choices: () => ({ format: "text" }),
  });
  expect(docs.map(({ text }) => text)).toEqual(['{"text": "Ada left."}']);
});
