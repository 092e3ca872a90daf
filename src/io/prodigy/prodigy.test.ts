import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { testHostile, testSamples, testThereAndBack } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { prodigy } from "./prodigy.ts";
import { writeProdigy } from "./writeProdigy.ts";

const lines = (...records: unknown[]) => records.map((one) => JSON.stringify(one)).join("\n");
const read = (...records: unknown[]) => readTexts({ "a.jsonl": lines(...records) });
const TEXT = "🥑 Ada met Bob.";
const span = (start: unknown, end: unknown, label: unknown = "P", more: object = {}) => ({
  start,
  end,
  label,
  ...more,
});
const TOKENS = [
  { text: "🥑", start: 0, end: 1, id: 0 },
  { text: "Ada", start: 2, end: 5, id: 1 },
  { text: "met", start: 6, end: 9, id: 2 },
  { text: "Bob", start: 10, end: 13, id: 3 },
];

testSamples({ format: prodigy, folder: "prodigy" });
testThereAndBack(prodigy, {});
testHostile(
  prodigy,
  "a.jsonl",
  lines(
    {
      text: TEXT,
      tokens: TOKENS,
      spans: [span(2, 5), span(10, 13, "P", { token_start: 3, token_end: 3 })],
      relations: [{ head: 1, child: 3, label: "knows", head_span: span(2, 5) }],
      meta: { source: "x" },
      answer: "accept",
    },
    [TEXT, { entities: [[2, 5, "P"]] }],
    { id: 0, paragraphs: [{ raw: TEXT, sentences: [{ tokens: [{ orth: "Ada", ner: "U-P" }] }] }] },
  ),
);

describe("Prodigy's examples", () => {
  test("relations find their spans by offsets or by tokens", async () => {
    const reading = await read({
      text: TEXT,
      tokens: TOKENS,
      spans: [span(2, 5), span(2, 13, "Pair"), span(10, 13, "P", { token_start: 3, token_end: 3 })],
      relations: [
        { head: 1, child: 3, label: "knows" },
        {
          head: 0,
          child: 0,
          label: "pair",
          head_span: span(2, 13, "Pair"),
          child_span: span(2, 5),
        },
        { head: 0, child: 1, label: "lost" },
        { head: 1, child: 3, label: null },
        { head: "x" },
      ],
      answer: "accept",
    });
    expect(relationsOf(reading)).toEqual([
      "Ada –knows→ Bob",
      "Ada met Bob –pair→ Ada",
      "Ada –related→ Bob",
    ]);
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl relations[4].head: a number is wanted, not a string relations that do not name two spans",
      "a.jsonl relations[2] relations of what is not a span",
    ]);
  });

  test("what was rejected or ignored is left out and told; other fields are kept", async () => {
    const reading = await read(
      {
        text: TEXT,
        spans: [span(2, 5)],
        answer: "accept",
        meta: { source: "x", n: 3 },
        _view_id: "ner",
      },
      { text: TEXT, spans: [span(2, 5)], answer: "reject" },
      { text: TEXT, spans: [], answer: "ignore" },
      { text: TEXT },
    );
    expect(reading.docs.map(({ metadata }) => metadata)).toEqual([
      { _view_id: "ner", source: "x", n: "3" },
      undefined,
    ]);
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl:2 examples that were rejected",
      "a.jsonl:3 examples that were ignored",
    ]);
  });

  test("spans whose offsets are not where their text is are found by it, or told", async () => {
    const reading = await read({
      text: TEXT,
      spans: [
        span(3, 6, "P", { text: "Ada" }),
        span(0, 3, "P", { text: "Eve" }),
        span(1, 2),
        { start: 1 },
      ],
    });
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl spans[3].end: is missing spans without offsets",
      "a.jsonl spans[1] spans whose words are not at their offsets",
      "a.jsonl spans[2] spans that end inside of a character",
    ]);
  });
});

describe("spaCy's forms", () => {
  test.each([
    { name: "pairs", value: [[TEXT, { entities: [[2, 5, "P"]], cats: {} }]] },
    { name: "one pair", value: [TEXT, { entities: [[2, 5, "P"]] }] },
    {
      name: "an annotator's",
      value: { classes: ["P"], annotations: [null, [TEXT, { entities: [[2, 5, "P"]] }]] },
    },
    {
      name: "a document as JSON",
      value: { text: TEXT, ents: [span(2, 5)], sents: [], tokens: TOKENS },
    },
    { name: "groups of spans", value: { text: TEXT, spans: { sc: [span(2, 5)] }, tokens: TOKENS } },
    { name: "entities with labels", value: [{ text: TEXT, entities: [span(2, 5)] }] },
    {
      name: "paragraphs with tags",
      value: [
        {
          id: 0,
          paragraphs: [
            {
              raw: TEXT,
              sentences: [
                {
                  tokens: [
                    { orth: "🥑", ner: "O" },
                    { orth: "Ada", ner: "U-P" },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ])("$name", async ({ value }) => {
    const reading = await readTexts({ "train.json": JSON.stringify(value) });
    expect(reading.docs.map(({ text }) => text)).toEqual([TEXT]);
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(reading.leftOut).toEqual([]);
  });

  test("entities and groups of spans beside each other are read, all of them", async () => {
    const value = {
      text: TEXT,
      ents: [span(2, 5)],
      spans: { sc: [span(10, 13, "Q")], other: [span(2, 13, "Pair")] },
    };
    const reading = await readTexts({ "doc.json": JSON.stringify(value) });
    expect(spansOf(reading).toSorted()).toEqual(["P: Ada", "Pair: Ada met Bob", "Q: Bob"]);
  });

  test("binary files are refused with how to convert them", async () => {
    const { notRead } = await readTexts({ "train.spacy": new Uint8Array([0x78, 0x9c, 0, 255]) });
    expect(notRead).toEqual([
      { file: "train.spacy", reason: expect.stringContaining("DocBin().from_disk('FILE.spacy')") },
    ]);
  });
});

test("the tokens that are written are the text when they are put together, as spaCy wants them", () => {
  fc.assert(
    fc.property(anyDocs({ layout: true, overlaps: true }), ({ docs, types }) => {
      const { files } = writeProdigy({ docs, types, sentences: "all" });
      const records = String(files.get("prodigy.jsonl")).trim().split("\n");
      for (const record of records) {
        const { text, tokens, spans } = JSON.parse(record);
        const joined = tokens.map((token: { text: string; ws: boolean }) =>
          token.ws ? `${token.text} ` : token.text,
        );
        expect(joined.join("")).toBe(text);
        for (const { start, end, token_start, token_end } of spans)
          expect([tokens[token_start].start, tokens[token_end].end]).toEqual([start, end]);
      }
    }),
    { numRuns: 60 },
  );
});
