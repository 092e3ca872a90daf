import { describe, expect, test } from "vitest";
import { exampleOf } from "../../core/learn/exampleOf.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { writeSpert } from "./writeSpert.ts";

const types = {
  entities: { Place: { short: "Place", verbose: "Place" } },
  relations: { Twin: { short: "Twin", verbose: "Twin", symmetric: true } },
};
const scope = { entities: ["Place"], relations: ["Twin"] };
const twins = {
  tokens: ["Coventry", "and", "🥑", "Kiel"],
  entities: [
    { type: "Place", start: 3, end: 4 },
    { type: "Place", start: 0, end: 1 },
    { type: "Place", start: 3, end: 4 },
  ],
  relations: [
    { type: "Twin", head: 0, tail: 1 },
    { type: "Twin", head: 1, tail: 2 },
  ],
  orig_id: 7,
};
const nothing = { tokens: ["Nothing", "."], entities: [], relations: [] };
const read = async (...items: unknown[]) =>
  await readTexts({ "a.json": JSON.stringify(items), "types.json": JSON.stringify(types) });

test("a sentence a line, words by single spaces, everything confirmed", async () => {
  const [doc] = (await read(twins, nothing)).docs;
  expect(doc.text).toBe("Coventry and 🥑 Kiel\nNothing .");
  expect(doc.confirmed).toEqual({ "a.json:0": scope, "a.json:1": scope });
  expect(doc.sentences[1]).toMatchObject({ start: 21, end: 30 });
});

test("annotations listed twice come once, symmetric relations from the earlier span", async () => {
  const reading = await read(twins);
  const [doc] = reading.docs;
  expect(leftOutOf(reading)).toEqual([
    "a.json:1 entities[2] entities listed twice",
    "a.json:1 relations[1] relations listed twice",
  ]);
  expect(exampleOf(doc, doc.sentences[0], scope).example).toEqual({
    id: "a.json:0",
    words: twins.tokens,
    entities: [twins.entities[1], twins.entities[0]],
    relations: [{ type: "Twin", head: 0, tail: 1 }],
  });
});

test("a file without annotations confirms nothing; no sentences make an empty text", async () => {
  expect((await read(nothing)).docs[0].confirmed).toEqual({});
  expect((await read()).docs[0]).toMatchObject({ text: "", sentences: [] });
});

describe("a sentence that cannot be held is left out, and the rest is read", () => {
  const entity = (change: object) => ({
    ...twins,
    relations: [],
    entities: [{ ...twins.entities[1], ...change }],
  });
  test.each([
    { bad: entity({ end: 14 }), want: "entities[0].end: 14 is past the sentence (4 words)" },
    { bad: entity({ start: -1 }), want: "entities[0].start: -1 is before the sentence" },
    { bad: entity({ start: 1 }), want: "entities[0].end: 1 is not after the start (1)" },
    { bad: entity({ end: "x" }), want: "entities[0].end: a number is wanted, not a string" },
    { bad: { ...twins, tokens: [] }, want: "tokens: has no tokens" },
    { bad: { tokens: 3 }, want: "tokens: a list is wanted, not a number" },
    { bad: { tokens: ["a", 1] }, want: "tokens[1]: a string is wanted, not a number" },
    { bad: 3, want: "an object is wanted, not a number" },
    { bad: null, want: "an object is wanted, not null" },
    { bad: [["a"]], want: "an object is wanted, not a list" },
  ])("$want", async ({ bad, want }) => {
    const reading = await read(twins, bad, nothing);
    expect(reading.docs[0].sentences).toHaveLength(2);
    expect(reading.notRead).toEqual([]);
    expect(leftOutOf(reading).join()).toContain(`a.json:2 ${want}`);
  });

  test("of relations only they themselves", async () => {
    const relations = [
      { type: "Twin", head: 0, tail: 1 },
      { type: "Twin", head: 1, tail: 1 },
      { type: "Twin", head: 1, tail: 9 },
    ];
    const reading = await read({ ...twins, relations });
    expect(relationsOf(reading)).toEqual(["Coventry –Twin→ Kiel"]);
    expect(leftOutOf(reading)).toEqual([
      "a.json:1 relations[1].tail relations of a span to itself",
      "a.json:1 relations[2].tail relations of what is not in the sentence",
      "a.json:1 entities[2] entities listed twice",
    ]);
  });

  test("a file of which nothing can be read is named", async () => {
    expect((await read(entity({ end: 14 }))).notRead).toEqual([
      { file: "a.json", reason: "none of its sentences can be read" },
    ]);
  });
});

describe("other forms", () => {
  test("sentences to predict are read, and stay open among annotated ones", async () => {
    const [doc] = (await read(twins, ["Kiel", "."], "Bonn is big. So is Rome.", { tokens: ["x"] }))
      .docs;
    expect(doc.text.split("\n")).toEqual([
      "Coventry and 🥑 Kiel",
      "Kiel .",
      "Bonn is big. So is Rome.",
      "x",
    ]);
    expect(doc.sentences).toHaveLength(5);
    expect(doc.confirmed).toEqual({ "a.json:0": scope });
  });

  test("records a line, one of them broken", async () => {
    const reading = await readTexts({
      "a.jsonl": [JSON.stringify(twins), '{"tokens": ', JSON.stringify(nothing)].join("\n"),
    });
    expect(reading.docs[0].sentences).toHaveLength(2);
    expect(leftOutOf(reading)[0]).toBe("a.jsonl:2 lines that are not JSON");
  });

  test("fields of another meaning are told", async () => {
    const record = { tokens: ["Ada"], entities: [], relations: [], pos: ["X", "Y"], ltokens: [] };
    const { notes } = await readTexts({ "a.json": JSON.stringify([record]) });
    expect(notes.map(({ text }) => text)).toEqual(["fields that were not read: pos"]);
  });

  test("entities alone, without a list of relations", async () => {
    const { relations: _, ...entitiesOnly } = twins;
    expect(spansOf(await read(entitiesOnly))).toEqual(["Place: Kiel", "Place: Coventry"]);
  });

  test("tabs and line ends in the names of types are blanks", async () => {
    const entities = [{ type: "A\tB\r\n", start: 0, end: 1 }];
    expect(spansOf(await read({ ...twins, entities, relations: [] }))).toEqual(["A B: Coventry"]);
    const listed = {
      entities: { "A\tB\r\n": { short: "A\tB", verbose: "" }, ...types.entities },
      relations: {},
    };
    const reading = await readTexts({
      "a.json": JSON.stringify([{ ...twins, entities, relations: [] }]),
      "types.json": JSON.stringify(listed),
    });
    expect(reading.types).toEqual({
      entities: { "A B": { short: "A B", verbose: "A B" }, ...types.entities },
      relations: {},
    });
  });
});

test("of the confirmed sentences all is written, the rest is counted", async () => {
  const reading = await readTexts({
    "a.txt": "Ada met Bob. He left Rome.",
    "a.ann": "T1\tP 0 3\tAda\nT2\tP 13 15\tHe\nR1\tSame Arg1:T1 Arg2:T2\nT3\tP 0 3;8 11\tAda Bob",
  });
  const [doc] = reading.docs;
  const { files, leftOut, entities } = writeSpert({ ...reading, sentences: "confirmed" });
  expect(entities).toBe(3);
  expect(Object.fromEntries(leftOut)).toEqual({
    "relations across sentences": 1,
    "gaps in spans (each is one stretch now)": 1,
  });
  expect(JSON.parse(String(files.get("annotations.json")))).toHaveLength(doc.sentences.length);
  const open = { docs: [{ ...doc, confirmed: {} }], types: reading.types };
  expect(writeSpert({ ...open, sentences: "confirmed" }).notes).toHaveLength(1);
  expect(writeSpert({ ...open, sentences: "all" }).entities).toBe(3);
});
