import { describe, expect, test } from "vitest";
import { withTypes } from "../core/types/schema.ts";
import { fixture, leftOutOf, readTexts, relationsOf, spansOf } from "./fixtures/readTexts.ts";
import { importReport, reportLines } from "./importReport.ts";

const read = async (folder: string) => await readTexts(fixture(`cases/${folder}`));

test("one line that cannot be held keeps no file from being opened", async () => {
  const reading = await read("05-one-bad-line-refuses-all");
  expect(reading.docs.map(({ name }) => name)).toEqual(["a.txt", "b.txt", "c.txt", "d.txt"]);
  expect(leftOutOf(reading)).toEqual(["b.ann:3 R1 relations of a span to itself"]);
  expect(reading.notRead).toEqual([]);
  expect(relationsOf(reading, 1)).toEqual(["John –Loves→ Mary"]);
  expect(relationsOf(reading, 3)).toEqual(["loves –Who→ John", "married –Who→ John"]);
  expect(reading.notes).toEqual([
    {
      file: "d.ann",
      text: "ids that are used more than once, all of them read: E1 (lines 4, 5)",
    },
  ]);
  expect(reportLines(importReport(reading))).toEqual([
    "opened: 4 (spans: 7, relations: 3)",
    "  a.txt: spans 1, relations 0",
    "  b.txt: spans 2, relations 1",
    "  c.txt: spans 1, relations 0",
    "  d.txt: spans 3, relations 2",
    "left out: relations of a span to itself: 1",
    "  b.ann, line 3, R1",
    "note: d.ann: ids that are used more than once, all of them read: E1 (lines 4, 5)",
  ]);
});

test("offsets that count CR LF as one, or a byte order mark, are recognised and told", async () => {
  const reading = await read("06-brat-offsets-crlf-bom");
  expect(reading.docs.map(({ name }) => name)).toEqual(["bom.txt", "crlf.txt"]);
  expect(spansOf(reading, 0)).toEqual(["Per: John"]);
  expect(spansOf(reading, 1)).toEqual(["Per: John", "Per: He", "Per: her"]);
  expect(reading.notes).toEqual([
    { file: "bom.ann", text: "its offsets count the byte order mark: they were read so" },
    { file: "crlf.ann", text: "its offsets count CR LF as one character: they were read so" },
  ]);
});

test("types named like members of Object are types like any other", async () => {
  const { types } = await read("10-type-named-constructor");
  expect(Object.keys(types.entities)).toEqual(["constructor"]);
  expect(Object.keys(types.relations)).toEqual(["toString"]);
  const schema = withTypes({ entities: [], relations: [] }, types);
  expect(schema.entities.map(({ name }) => name)).toEqual(["constructor"]);
});

test("Arg1 is the head, whatever the order in the file", async () => {
  expect(relationsOf(await read("14-arg2-before-arg1"))).toEqual(["John –Loves→ Mary"]);
});

describe("JSON that users have", () => {
  test("SpERT's forms for prediction open as sentences, JSON lines as texts", async () => {
    const { docs, notRead, leftOut } = await read("15-json-that-users-have");
    expect([notRead, leftOut]).toEqual([[], []]);
    expect(docs.map(({ name, text }) => [name, text])).toEqual([
      ["spert_predict.json", "John lives in Boston .\nMary left .\nTom stays ."],
      ["texts 1", "John lives in Boston."],
      ["texts 2", "Mary left."],
    ]);
    expect(docs[0].sentences).toHaveLength(3);
    expect(docs.map(({ confirmed }) => confirmed)).toEqual([{}, {}, {}]);
  });
});
