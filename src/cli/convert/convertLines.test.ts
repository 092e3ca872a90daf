import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { anyDocs } from "../../io/fixtures/anyDocs.ts";
import { FORMATS, formatOf, WRITABLE } from "../../io/formats.ts";
import { convert } from "./convert.ts";
import { linesOf } from "./linesOf.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const line = (record: unknown) => `${JSON.stringify(record)}\n`;

describe("lines of a file", () => {
  const read = async (content: string | Uint8Array, atOnce: number) => {
    writeFileSync(at("lines"), content);
    const parts: { text: string; first: number }[] = [];
    for await (const { bytes, first } of linesOf(at("lines"), atOnce))
      parts.push({ text: new TextDecoder().decode(bytes), first });
    return parts;
  };

  test("come whole, in parts, with their numbers", async () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom("a", "é", "😀", "\r") }));
    const property = fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), async (all, size) => {
      const text = all.join("\n");
      const parts = await read(text, size);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      let number = 1;
      for (const [i, part] of parts.entries()) {
        expect(part.first).toBe(number);
        number += part.text.split("\n").length - 1;
        if (i + 1 < parts.length) expect(part.text.endsWith("\n")).toBe(true);
      }
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

/** Parts of few lines. */
const PARTS = { from: 1, atOnce: 1000 };

/** What a conversion as a whole, and some lines at a time, writes and tells. */
async function bothWays(from: string, input: string, to: (typeof LINES_OUT)[number]) {
  const done = [{ from: Number.POSITIVE_INFINITY, atOnce: 1 }, PARTS].map(async (lines, i) => {
    const output = at(`out-${i}.jsonl`);
    rmSync(output, { force: true });
    const { report, ...counts } = await convert({
      from,
      to,
      inputs: [input],
      output,
      lines,
    } as never);
    return { report, counts, text: readFileSync(output, "utf8") };
  });
  return Promise.all(done);
}

const LINES_IN = FORMATS.filter(({ reader }) => reader?.lines).map(({ id }) => id);
const LINES_OUT = WRITABLE.filter(({ writer }) => writer.lines).map(({ id }) => id);
const PAIRS = LINES_IN.flatMap((from) =>
  LINES_OUT.filter(
    (to) =>
      formatOf(from).reader?.lines === "document" || formatOf(to).writer?.lines === "sentence",
  ).map((to) => ({ from, to })),
).filter(({ from }) => formatOf(from).writer);

test("there are such formats", () => {
  expect(LINES_IN).toEqual(expect.arrayContaining(["doccano", "prodigy", "hf", "jsonTexts"]));
  expect(LINES_OUT).toEqual(expect.arrayContaining(["doccano", "prodigy", "hf", "langextract"]));
});

test.each(PAIRS)("$from → $to: some lines at a time as all at once", async ({ from, to }) => {
  const property = fc.asyncProperty(anyDocs({ layout: true }), async ({ docs, types }) => {
    // So many that they come in several parts.
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...docs[i % docs.length],
      name: `n${i}`,
    }));
    const { files } = await formatOf(from).writer!.write({ docs: many, types, sentences: "all" });
    const [content] = files.values();
    const input = at(`${from}.jsonl`);
    writeFileSync(input, asLines(String(content)));
    const [whole, parts] = await bothWays(from, input, to);
    expect(parts.text).toBe(whole.text);
    expect(parts.counts.entities).toBe(whole.counts.entities);
    expect(parts.counts.relations).toBe(whole.counts.relations);
  });
  await fc.assert(property, { numRuns: 10 });
});

/** A list with a record a line, as JSON lines. */
const asLines = (text: string): string =>
  text.startsWith("[\n")
    ? text
        .split("\n")
        .slice(1, -2)
        .map((one) => `${one.replace(/,$/, "")}\n`)
        .join("")
    : text;

/** Enough of a text that few records are read at once. */
const LONG = "Ada met Bob. ".repeat(20);

test("bad lines are told by number and counted, in any part; the order stays", async () => {
  const records = Array.from({ length: 120 }, (_, i) =>
    i % 40 === 7 ? "not JSON\n" : line({ id: i, text: `${i} ${LONG}`, label: [[0, 1, "P"]] }),
  );
  records.push('{"text": 5, "label": []}\n');
  writeFileSync(at("bad.jsonl"), records.join(""));
  const output = at("good.jsonl");
  const done = await convert({ to: "doccano", inputs: [at("bad.jsonl")], output, lines: PARTS });
  expect(done.isUnread).toBe(true);
  expect(done.documents).toBe(117);
  expect(done.report).toContain("left out: lines that are not JSON: 3");
  expect(done.report).toContain("  bad.jsonl, line 8; line 48; line 88");
  expect(done.report).toContain("left out: records that are not doccano's: 1");
  expect(done.report).toContain("  bad.jsonl, line 121, text: a string is wanted");
  const ids = readFileSync(output, "utf8")
    .trim()
    .split("\n")
    .map((one) => JSON.parse(one).id);
  expect(ids).toEqual(Array.from({ length: 120 }, (_, i) => i).filter((i) => i % 40 !== 7));
});

test("documents are numbered as in the whole file", async () => {
  const records = Array.from({ length: 90 }, (_, i) => line({ text: `${i} ${LONG}` }));
  writeFileSync(at("texts.jsonl"), records.join(""));
  const [whole, parts] = await bothWays("jsonTexts", at("texts.jsonl"), "langextract");
  expect(parts.text).toBe(whole.text);
  expect(JSON.parse(parts.text.trim().split("\n").at(-1)!).document_id).toBe("texts 90");
});

test("a relation in a later part decides the form of all, as it does at once", async () => {
  const entities = [0, 8].map((start_offset, id) => ({
    id,
    start_offset,
    end_offset: start_offset + 3,
    label: "P",
  }));
  const relations = [{ id: 0, from_id: 0, to_id: 1, type: "met" }];
  const records = Array.from({ length: 90 }, (_, i) =>
    line({ text: LONG, entities, relations: i === 89 ? relations : [] }),
  );
  writeFileSync(at("late.jsonl"), records.join(""));
  const [whole, parts] = await bothWays("doccano", at("late.jsonl"), "doccano");
  expect(parts.text).toBe(whole.text);
  expect(parts.text).not.toContain('"label":[');
});

test("where nothing can be read nothing is written, and nothing is left behind", async () => {
  writeFileSync(at("none.jsonl"), line({ x: 1 }).repeat(9));
  const before = readdirSync(folder);
  const done = await convert({
    from: "doccano",
    to: "prodigy",
    inputs: [at("none.jsonl")],
    output: at("nothing.jsonl"),
    lines: PARTS,
  });
  expect(done.documents).toBe(0);
  expect(done.report.join("\n")).toContain("not read: none.jsonl: none of its records can be read");
  expect(readdirSync(folder)).toEqual(before);
});

test("what is no file of lines is read as a whole", async () => {
  writeFileSync(at("list.json"), JSON.stringify([{ text: "Ada left.", label: [[0, 3, "P"]] }]));
  const output = at("of-list.jsonl");
  const done = await convert({ to: "prodigy", inputs: [at("list.json")], output, lines: PARTS });
  expect([done.documents, done.entities, done.isUnread]).toEqual([1, 1, false]);
});
