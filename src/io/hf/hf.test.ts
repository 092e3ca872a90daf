import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { missing, saidLost, thereAndBack, wordAnnotationsOf } from "../fixtures/thereAndBack.ts";
import { hf } from "./hf.ts";
import { classNamesOfReadme } from "./hfFeatures.ts";

const jsonl = (...records: unknown[]) => records.map((one) => JSON.stringify(one)).join("\n");
const tokens = ["Ada", "Byron", "lives", "in", "York"];
const tags = ["B-P", "I-P", "O", "O", "B-L"];
const numbers = [1, 2, 0, 0, 3];
const names = ["O", "B-P", "I-P", "B-L", "I-L"];
const feature = { ner_tags: { feature: { names, _type: "ClassLabel" }, _type: "Sequence" } };
const readme = `---
dataset_info:
  features:
  - name: tokens
    sequence: string
  - name: ner_tags
    sequence:
      class_label:
        names:
          '0': O
          '1': B-P
          '2': I-P
          '3': "B-L"
          '4': I-L
  splits:
  - name: train
    num_examples: 1
---
# Text`;

describe("samples", () => {
  const ours = samplesOf("hf-jsonl").filter(([name]) => !name.startsWith("gliner"));
  test.each(ours)("%s", async (name, expected) => {
    const reading = await readSample("hf-jsonl", name);
    expectWords(reading, expected);
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
    const { written, again } = await thereAndBack(hf, reading);
    expect(saidLost(written)).toBe(0);
    expect(again.docs.map(wordAnnotationsOf)).toEqual(reading.docs.map(wordAnnotationsOf));
  });
});

describe("tags", () => {
  const want = ["P: Ada Byron", "L: York"];
  test.each([
    { name: "strings", files: { "a.jsonl": jsonl({ tokens, ner_tags: tags }) } },
    { name: "other keys", files: { "a.json": jsonl({ words: tokens, labels: tags, id: 7 }) } },
    { name: "a list", files: { "a.json": JSON.stringify([{ tokens, tags }]) } },
    { name: "under data", files: { "a.json": JSON.stringify({ data: [{ tokens, tags }] }) } },
    {
      name: "columns",
      files: { "a.json": JSON.stringify({ tokens: [tokens], ner_tags: [tags] }) },
    },
    {
      name: "numbers, named by dataset_infos.json",
      files: {
        "d/a.jsonl": jsonl({ tokens, ner_tags: numbers }),
        "d/dataset_infos.json": JSON.stringify({ default: { features: feature } }),
      },
    },
    {
      name: "numbers, named by the README",
      files: { "a.jsonl": jsonl({ tokens, ner_tags: numbers }), "README.md": readme },
    },
    {
      name: "numbers, of the dataset viewer",
      files: {
        "a.json": JSON.stringify({
          features: [{ feature_idx: 0, name: "ner_tags", type: feature.ner_tags }],
          rows: [{ row_idx: 0, row: { tokens, ner_tags: numbers } }],
        }),
      },
    },
  ])("$name", async ({ files }) => {
    const reading = await readTexts(files as Record<string, string>);
    expect(spansOf(reading)).toEqual(want);
    expect([reading.leftOut, reading.notRead]).toEqual([[], []]);
    expect(reading.docs).toHaveLength(1);
  });

  test("names of classes say which types are annotated", async () => {
    const files = { "a.jsonl": jsonl({ tokens, ner_tags: [1, 2, 0, 0, 0] }), "README.md": readme };
    const { docs, types } = await readTexts(files);
    expect(Object.values(docs[0].confirmed)).toEqual([{ entities: ["P", "L"], relations: [] }]);
    expect(Object.keys(types.entities)).toEqual(["P", "L"]);
  });

  test("numbers that nothing names are refused, with what helps", async () => {
    const { notRead, docs } = await readTexts({ "a.jsonl": jsonl({ tokens, ner_tags: numbers }) });
    expect(docs).toEqual([]);
    expect(notRead[0].reason).toMatch(/^ner_tags are numbers, and nothing names them: add /);
  });

  test("tags without prefixes: words in a row are one span, and it is told", async () => {
    const reading = await readTexts({
      "a.jsonl": jsonl({ tokens, ner_tags: ["P", "P", "O", "O", "L"] }),
    });
    expect(spansOf(reading)).toEqual(want);
    expect(reading.notes[0].text).toMatch(/do not say where spans begin/);
  });

  test("names of a README as a list on one line", () => {
    const text = "---\n- name: tags\n  class_label:\n    names: [O, 'B-P', \"I-P\"]\n---";
    expect(classNamesOfReadme(text).get("tags")).toEqual(["O", "B-P", "I-P"]);
    expect(classNamesOfReadme("no head").size).toBe(0);
  });
});

describe("spans and relations", () => {
  test.each([
    {
      spans: [
        [0, 1, "P"],
        [4, 4, "L"],
      ],
    },
    {
      spans: [
        [0, 2, "P"],
        [4, 5, "L"],
      ],
    },
    {
      spans: [
        { start: 0, end: 2, label: "P" },
        { start: 4, end: 5, label: "L" },
      ],
    },
    {
      spans: [
        { token_start: 0, token_end: 1, label: "P" },
        { token_start: 4, token_end: 4, label: "L" },
      ],
    },
    {
      words: tokens,
      entities: [
        { id: "a", start: 0, end: 2, type: "P" },
        { id: "b", start: 4, end: 5, type: "L" },
      ],
    },
  ])("%j", async (fields) => {
    const ids = "entities" in fields;
    const relations = [{ head: ids ? "a" : 0, tail: ids ? "b" : 1, label: "in" }];
    const record = { ...(ids ? {} : { tokens }), ...fields, relations };
    const reading = await readTexts({ "a.jsonl": jsonl(record, { ...record, relations: [] }) });
    expect(spansOf(reading).slice(0, 2)).toEqual(["P: Ada Byron", "L: York"]);
    expect(relationsOf(reading)).toEqual(["Ada Byron –in→ York"]);
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
  });

  test("where no span shows what its end means, that is told", async () => {
    const reading = await readTexts({
      "a.jsonl": jsonl({ tokens, spans: [[0, 1, "P"]] }, { tokens, spans: [] }),
    });
    expect(spansOf(reading)).toEqual(["P: Ada Byron"]);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "no span of spans shows what its end means: it was taken as their last word",
    ]);
  });

  test("SpERT's own sentences stay SpERT's", async () => {
    const record = {
      tokens,
      entities: [{ type: "P", start: 0, end: 1 }],
      relations: [],
      orig_id: 7,
    };
    const reading = await readTexts({ "a.json": JSON.stringify([record]) });
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(reading.notes).toEqual([]);
  });
});

test("documents that records name", async () => {
  const record = (doc_id: string) => ({ doc_id, tokens, ner_tags: tags });
  const { docs } = await readTexts({ "a.jsonl": jsonl(record("x"), record("y"), record("x")) });
  expect(docs.map(({ name, sentences }) => [name, sentences.length])).toEqual([
    ["x", 2],
    ["y", 1],
  ]);
});

test("what is odd is told with line and field", async () => {
  const reading = await readTexts({
    "a.jsonl": `${jsonl({ tokens, ner_tags: tags }, { tokens, ner_tags: ["O"] }, { x: 1 }, { tokens, ner_tags: [...tags.slice(1), "?"] })}\n{"tokens"`,
  });
  expect(leftOutOf(reading)).toEqual([
    "a.jsonl:5 lines that are not JSON",
    "a.jsonl:2 ner_tags: 1 tag for 5 words records whose tags are not one a word",
    "a.jsonl:3 tokens records without words",
    "a.jsonl:4 ner_tags[4] tags that are none",
  ]);
});

test("what is not said to be lost comes back", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(hf, drawn);
      const changed = written.leftOut.get("gaps in spans (each is one stretch now)") ?? 0;
      const before = drawn.docs.flatMap(wordAnnotationsOf);
      const after = again.docs.flatMap(wordAnnotationsOf);
      expect(missing(after, before)).toEqual([]);
      expect(missing(before, after)).toHaveLength(saidLost(written) - changed);
      expect(after).toHaveLength(written.entities + written.relations);
      if (drawn.docs.length > 1)
        expect(again.docs.map(({ name }) => name)).toEqual(drawn.docs.map(({ name }) => name));
    }),
    { numRuns: 60 },
  );
});

test("broken files never throw", async () => {
  const whole = [
    jsonl({ tokens, ner_tags: tags }),
    jsonl({ tokens, spans: [[0, 1, "P"]], relations: [[0, 0, "x"]] }),
  ];
  await fc.assert(
    fc.asyncProperty(broken(whole), async (text) => {
      const reading = await readTexts({ "a.jsonl": text });
      expect(reading.docs.length + reading.notRead.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
