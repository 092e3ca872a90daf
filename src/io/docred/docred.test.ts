import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { testHostile } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { sampleBytes, samplesOf } from "../fixtures/samples.ts";
import { expectSample } from "../fixtures/sampleTests.ts";
import {
  annotationsOf,
  gapsIn,
  saidLost,
  thereAndBack,
  wordAnnotationsOf,
} from "../fixtures/thereAndBack.ts";
import { docred } from "./docred.ts";

const record = {
  title: "Ada",
  sents: [
    ["Ada", "met", "Bob", "."],
    ["She", "left", "."],
  ],
  vertexSet: [
    [
      { name: "Ada", type: "PER", sent_id: 0, pos: [0, 1] },
      { name: "She", type: "PER", sent_id: 1, pos: [0, 1] },
    ],
    [{ name: "Bob", type: "PER", sent_id: 0, pos: [2, 3] }],
  ],
  labels: [{ r: "P26", h: 0, t: 1, evidence: [0] }],
};
const read = (...records: unknown[]) => readTexts({ "dev.json": JSON.stringify(records) });

testHostile(docred, "dev.json", JSON.stringify([record, { ...record, labels: undefined }]));

describe.skipIf(samplesOf("docred").length === 0)("samples", () => {
  test.each(samplesOf("docred"))("%s", async (name, expected) => {
    const reading = await readTexts({ [name]: sampleBytes("docred", name) });
    expectSample(reading, expected);
    expect(reading.docs.flatMap(({ sentences }) => sentences)).toHaveLength(expected.sentences!);
    const words = reading.docs.flatMap(({ sentences }) => sentences.flatMap((s) => s.words));
    expect(words).toHaveLength(2440);
    const twice = reading.leftOut.filter(({ kind }) => kind.endsWith(" listed twice")).length;
    expect(reading.leftOut).toHaveLength(twice);
    const mentions = Object.values(expected.entities).reduce((sum, n) => sum + n, 0);
    expect(reading.notes.map(({ text }) => text)).toContain(
      `${expected.also?.clusters} things have ${mentions} mentions: relations join the first mention of each, and which mentions are the same is not kept`,
    );
  });

  test.each(samplesOf("docred"))("%s there and back", async (name) => {
    const reading = await readTexts({ [name]: sampleBytes("docred", name) });
    const { again, written } = await thereAndBack(docred, reading);
    expect(again.docs.map(({ name }) => name)).toEqual(reading.docs.map(({ name }) => name));
    expect(again.docs.map(({ text }) => text)).toEqual(reading.docs.map(({ text }) => text));
    expect(again.docs.map(annotationsOf)).toEqual(reading.docs.map(annotationsOf));
    expect(saidLost(written)).toBe(0);
  });
});

test("mentions are spans, relations join the first ones, across sentences too", async () => {
  const reading = await read(record, { ...record, title: "", labels: [{ r: "", h: 1, t: 0 }] });
  const [doc] = reading.docs;
  expect(doc).toMatchObject({ name: "Ada", text: "Ada met Bob .\nShe left ." });
  expect(spansOf(reading)).toEqual(["PER: Ada", "PER: Bob", "PER: She"]);
  expect(relationsOf(reading)).toEqual(["Ada –P26→ Bob"]);
  expect(reading.docs[1].name).toBe("dev 2");
  expect(relationsOf(reading, 1)).toEqual(["Bob –related→ Ada"]);
});

test("what relations are called comes from the file beside", async () => {
  const reading = await readTexts({
    "dev.json": JSON.stringify([record]),
    "rel_info.json": JSON.stringify({ P26: "spouse", P6: "head of government" }),
  });
  expect(reading.types.relations).toEqual({
    P26: { short: "P26", verbose: "spouse", symmetric: false },
  });
  expect(reading.docs).toHaveLength(1);
});

test("what cannot be held is told by record and field", async () => {
  const reading = await read(
    {
      ...record,
      vertexSet: [
        [
          { type: "PER", sent_id: 0, pos: [3, 9] },
          { type: "PER", sent_id: 7, pos: [0, 1] },
        ],
        [
          { type: "PER", sent_id: 0, pos: [0] },
          { name: "Eve", type: "PER", sent_id: 0, pos: [0, 1] },
        ],
      ],
      labels: [{ r: "P26", h: 0, t: 1 }, { r: "P26", h: 1, t: 1 }, { h: 1 }],
    },
    { sents: [3], vertexSet: [] },
  );
  expect(spansOf(reading)).toEqual(["PER: Ada"]);
  expect(leftOutOf(reading)).toEqual([
    "dev.json:1 vertexSet[0][0] spans outside of their sentence",
    "dev.json:1 vertexSet[0][1] spans outside of their sentence",
    "dev.json:1 vertexSet[1][0].pos: must have at least 2 items mentions that are not DocRED's",
    "dev.json:1 labels[2].r: is missing relations that are not DocRED's",
    "dev.json:1 labels[0] relations of what has no mention",
    "dev.json:2 sents[0]: a list is wanted, not a number records that are not DocRED's",
    "dev.json:1 labels[1] relations of a span to itself",
  ]);
  expect(reading.notes.map(({ text }) => text)).toContain(
    "mentions whose words are not their name: 1",
  );
});

test("there and back: words, spans and relations, also across sentences", async () => {
  const drawn = anyDocs({
    gaps: true,
    overlaps: true,
    layout: true,
    names: true,
    suggestions: true,
  });
  await fc.assert(
    fc.asyncProperty(drawn, async (docs) => {
      const { written, again } = await thereAndBack(docred, docs);
      expect(again.leftOut).toEqual([]);
      expect(again.docs.map(wordAnnotationsOf)).toEqual(docs.docs.map(wordAnnotationsOf));
      expect(saidLost(written)).toBe(gapsIn(docs));
    }),
    { numRuns: 60 },
  );
});
