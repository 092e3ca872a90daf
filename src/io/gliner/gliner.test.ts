import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { missing, saidLost, thereAndBack, wordAnnotationsOf } from "../fixtures/thereAndBack.ts";
import type { Reading } from "../reading.ts";
import { gliner } from "./gliner.ts";

const ada = {
  tokenized_text: ["Ada", "Byron", "lives", "in", "York"],
  ner: [
    [0, 1, "Person", "Ada Byron"],
    [4, 4, "City"],
  ],
};
const read = (...records: unknown[]) => readTexts({ "a.json": JSON.stringify(records) });

describe("samples", () => {
  const ours = samplesOf("hf-jsonl").filter(([name]) => name.startsWith("gliner"));
  test.each(ours)("%s", async (name, expected) => {
    const reading = await readSample("hf-jsonl", name);
    expectWords(reading, expected);
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
    const { written, again } = await thereAndBack(gliner, reading);
    expect(saidLost(written)).toBe(0);
    expect(again.docs.map(wordAnnotationsOf)).toEqual(reading.docs.map(wordAnnotationsOf));
    const known = ({ docs: [doc] }: Reading) =>
      Object.values(doc.confirmed).map(({ entities }) => entities.toSorted());
    expect(known(again)).toEqual(known(reading));
  });
});

test.each([
  { name: "GLiREL, ends included", end: (n: number) => n },
  { name: "GLiREL, ends after", end: (n: number) => n + 1 },
])("relations by the words of their ends: $name", async ({ end }) => {
  const relation = {
    head: { mention: "Ada Byron", position: [0, end(1)], type: "?" },
    tail: { mention: "York", position: [4, end(4)], type: "City" },
    relation_text: "lives in",
  };
  const reading = await read({ ...ada, relations: [relation] });
  expect(relationsOf(reading)).toEqual(["Ada Byron –lives in→ York"]);
});

test("relations by number, in objects and lists; one without a name gets one", async () => {
  const relations = [{ head: 0, tail: 1, type: "in" }, [1, 0, "has"], { head: 0, tail: 1 }];
  const reading = await read({ ...ada, relations });
  expect(relationsOf(reading)).toEqual([
    "Ada Byron –in→ York",
    "York –has→ Ada Byron",
    "Ada Byron –related→ York",
  ]);
});

test("a sentence knows the types that it has or is said to lack; one without any stays open", async () => {
  const { docs } = await read(
    { ...ada, ner_negatives: ["Ship"] },
    { tokenized_text: ["So", "."], ner: [] },
  );
  expect(docs[0].confirmed).toEqual({
    "a.json:0": { entities: ["Person", "City", "Ship"], relations: [] },
  });
});

test("what is odd is told with sentence and field", async () => {
  const ner = [
    [0, 9, "P"],
    [-1, 0, "P"],
    [0, "1", "P"],
    [0, 0, " "],
    [3, 2, "P"],
    [4, 4, "City"],
  ];
  const reading = await read(
    { ...ada, ner, relations: [[0, 5, "x"], [5], {}] },
    { tokenized_text: [] },
    { tokenized_text: "Ada" },
    { ...ada, ner: {} },
  );
  expect(leftOutOf(reading)).toEqual([
    "a.json:1 ner[0]: 10 is past the sentence (5 words) spans outside of their sentence",
    "a.json:1 ner[1]: -1 is before the sentence spans outside of their sentence",
    "a.json:1 ner[2] spans of another form",
    "a.json:1 ner[3] spans without a type",
    "a.json:1 ner[4]: it holds no word spans outside of their sentence",
    "a.json:1 relations[0] relations of what is not in the sentence",
    "a.json:1 relations[1] relations of another form",
    "a.json:1 relations[2] relations of another form",
    "a.json:2 tokenized_text sentences without words",
    "a.json:3 tokenized_text sentences without words",
    "a.json:4 ner lists of another form",
  ]);
  expect(spansOf(reading)).toEqual(["City: York"]);
});

test("a file of which nothing can be read is refused", async () => {
  const { notRead, docs } = await read({ tokenized_text: 7 });
  expect(notRead).toEqual([{ file: "a.json", reason: "none of its sentences can be read" }]);
  expect(docs).toEqual([]);
});

test("what is not said to be lost comes back", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(gliner, drawn);
      const changed = written.leftOut.get("gaps in spans (each is one stretch now)") ?? 0;
      const before = drawn.docs.flatMap(wordAnnotationsOf);
      const after = again.docs.flatMap(wordAnnotationsOf);
      expect(missing(after, before)).toEqual([]);
      expect(missing(before, after)).toHaveLength(saidLost(written) - changed);
      expect(after).toHaveLength(written.entities + written.relations);
    }),
    { numRuns: 60 },
  );
});

test("broken files never throw", async () => {
  const whole = JSON.stringify({ ...ada, relations: [[0, 1, "in"]] });
  await fc.assert(
    fc.asyncProperty(broken([whole, `${whole}\n${whole}`]), async (text) => {
      const reading = await readTexts({ "a.jsonl": text });
      expect(reading.docs.length + reading.notRead.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
