import { readdirSync, readFileSync } from "node:fs";
import { expose, wrap } from "comlink";
import { afterAll, describe, expect, test } from "vitest";
import { formatModelTypes } from "../io/modelTypes.ts";
import type { ImportFile } from "./protocol.ts";
import { textService } from "./textService.ts";

const fixtures = new URL("../io/fixtures/brat/", import.meta.url);
const stored = (path: string): ImportFile => ({
  name: path,
  bytes: readFileSync(new URL(path, fixtures)),
});
const file = (name: string, text: string): ImportFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

// As the page and the worker talk: across a port, by structured clone.
const { port1, port2 } = new MessageChannel();
expose(textService, port1);
const service = wrap<typeof textService>(port2);
afterAll(() => {
  port1.close();
  port2.close();
});

const sentence = (type: string) =>
  JSON.stringify([
    { tokens: ["Kiel", "."], entities: [{ type, start: 0, end: 1 }], relations: [], orig_id: 1 },
  ]);

describe("files are told apart by name and content", () => {
  test("a text, a brat pair with its types, and what lies beside it", async () => {
    const report = await service.importFiles([
      file("notes.txt", "First. Second."),
      stored("own/own-features.ann"),
      stored("own/own-features.txt"),
      stored("own/annotation.conf"),
      file("own/visual.conf", "[labels]"),
      file("own/.DS_Store", "\0"),
    ]);
    expect(report.docs.map(({ name }) => name)).toEqual(["notes.txt", "own-features.txt"]);
    const [notes, brat] = report.docs;
    expect(notes.sentences.map(({ id }) => id)).toEqual([`${notes.id}:0`, `${notes.id}:1`]);
    expect(notes.confirmed).toEqual({});
    expect(Object.keys(brat.entities)).toHaveLength(10);
    expect(Object.keys(brat.confirmed)).toHaveLength(brat.sentences.length);
    expect(brat.createdAt).toBeGreaterThan(notes.createdAt);
    expect(Object.keys(report.types.entities)).toEqual(["Loc", "Org", "Peop", "Other", "Join"]);
    expect(report.dropped).toMatchObject({ attributes: 3, notes: 1 });
  });

  test("SpERT JSON under any name, its types by content", async () => {
    const types = { entities: { Place: { short: "P", verbose: "A place" } }, relations: {} };
    const report = await service.importFiles([
      file("train.json", sentence("Place")),
      file("mytypes.json", formatModelTypes(types)),
      file("more", sentence("Place")),
    ]);
    expect(report.docs.map(({ text }) => text)).toEqual(["Kiel .", "Kiel ."]);
    expect(report.types).toEqual(types);
  });

  test("types are named after the annotations where no file names them", async () => {
    const { types } = await service.importFiles([file("a.json", sentence("Big_Place"))]);
    expect(types.entities).toEqual({ Big_Place: { short: "Big_Place", verbose: "Big Place" } });
  });

  test("all brat samples at once", async () => {
    const files = ["brat-news-tutorial", "mspt"].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, fixtures))
        .filter((name) => /\.(txt|ann|conf)$/.test(name))
        .map((name) => stored(`${folder}/${name}`)),
    );
    const { docs } = await service.importFiles(files);
    expect(docs).toHaveLength(12);
    expect(new Set(docs.map(({ id }) => id)).size).toBe(12);
  });

  test("UTF-16 with a byte order mark, an empty file, no file", async () => {
    const bytes = new Uint8Array(Buffer.from("\ufeffZoë", "utf16le"));
    const { docs } = await service.importFiles([{ name: "a.txt", bytes }, file("b.txt", "")]);
    expect(docs.map(({ text }) => text)).toEqual(["Zoë", ""]);
    expect((await service.importFiles([])).docs).toEqual([]);
  });
});

describe("a fault comes across the port as one line", () => {
  test.each([
    {
      files: [file("b.ann", "T1\tA 0 1\tx"), file("b.txt", "y")],
      want: 'b.ann, line 1: T1: the text at its offsets is "y", not "x"',
    },
    { files: [file("b.ann", "")], want: "b.ann: its text is missing: add b.txt" },
    {
      files: [{ name: "a.bin", bytes: new Uint8Array([0xff, 0x00]) }],
      want: "a.bin: is not text in UTF-8",
    },
    { files: [file("a.json", "hello")], want: "a.json, line 1: not JSON" },
    { files: [file("a.json", '{"x": 1}')], want: "a.json: not a list of sentences" },
    { files: [file("t.json", '{"entities": {}}')], want: "t.json, relations: is missing" },
    {
      files: [
        file("a.json", sentence("B")),
        file("types.json", '{"entities": {}, "relations": {}}'),
      ],
      want: 'a.json, sentence 1, entities[0].type: "B" is not in types.json (none)',
    },
    {
      files: [stored("own/own-broken.ann"), stored("own/own-broken.txt")],
      want: "own/own-broken.ann, line 2: T2: the text",
    },
  ])("$want", async ({ files, want }) => {
    const error = await service.importFiles(files).then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(error).toMatchObject({ name: "ImportError" });
    expect(error?.message.startsWith(want)).toBe(true);
    expect(error?.message).not.toMatch(/[\r\n]/);
  });
});
