import { describe, expect, test } from "vitest";
import { segmentAround } from "../../text/segment.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { readFiles } from "../readFiles.ts";
import { sourceFile } from "../sourceFile.ts";

const jsonl = (...records: unknown[]) => records.map((one) => JSON.stringify(one)).join("\n");

test.each(samplesOf("plain"))("%s is read as it is", async (name, expected) => {
  const reading = await readSample("plain", name);
  expectWords(reading, expected);
  expect(reading.readAs[0].format).toBe("text");
  expect(reading.docs[0].text.trimEnd().split(/\r?\n/)).toHaveLength(Number(expected.also?.lines));
});

describe("texts of JSON", () => {
  test("keep the other fields beside them; what cannot be kept is told", async () => {
    const reading = await readTexts({
      "a.jsonl": jsonl(
        { text: "Ada left.", id: 7, good: true, none: null, list: [1], empty: [] },
        { text: "Kiel.", title: "Town" },
        { text: " " },
        { id: 3 },
        "Rome.",
      ),
    });
    expect(reading.docs.map(({ name, text, metadata }) => [name, text, metadata])).toEqual([
      ["a 1", "Ada left.", { id: "7", good: "true" }],
      ["a 2", "Kiel.", { title: "Town" }],
      ["a 5", "Rome.", undefined],
    ]);
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl:3 text empty texts",
      "a.jsonl:4 records without a text",
    ]);
    expect(reading.notes.map(({ text }) => text)).toEqual(["fields that were not read: list"]);
    expect(reading.tables).toEqual([
      { file: "a.jsonl", columns: ["text", "title"], textColumn: "text" },
    ]);
  });

  test("a field of another name is found, and another can be chosen", async () => {
    const records = [
      { headline: "Ada", story: "Ada left for Kiel in May." },
      { headline: "Bob", story: "Bob stayed there all the time." },
    ];
    const bytes = new TextEncoder().encode(JSON.stringify(records));
    const read = (textColumn?: string) =>
      readFiles([sourceFile("a.json", bytes)], {
        segmentAround,
        newId: (path, part) => `${path}#${part}`,
        now: () => 0,
        choices: () => (textColumn ? { textColumn } : {}),
      });
    const guessed = await read();
    expect(guessed.docs.map(({ name, text }) => [name, text])).toEqual([
      ["Ada", "Ada left for Kiel in May."],
      ["Bob", "Bob stayed there all the time."],
    ]);
    expect((await read("headline")).docs[0]).toMatchObject({
      text: "Ada",
      metadata: { story: "Ada left for Kiel in May." },
    });
  });

  test("one record of other things, and lists of codes, are no texts", async () => {
    const settings = { name: "x", description: "What this program is for, in some words." };
    for (const value of [settings, [{ id: "a" }, { id: "b" }]]) {
      const { docs, notRead } = await readTexts({ "a.json": JSON.stringify(value) });
      expect(docs).toEqual([]);
      expect(notRead[0].reason).toMatch(/^is JSON, but holds neither/);
    }
  });
});
