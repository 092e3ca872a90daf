import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { testHostile } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { haveSamples, sampleBytes, samplesOf } from "../fixtures/samples.ts";
import { expectSample } from "../fixtures/sampleTests.ts";
import { annotationsOf, saidLost, thereAndBack } from "../fixtures/thereAndBack.ts";
import { biocJson } from "./biocJson.ts";
import { biocXml } from "./biocXml.ts";
import { annotation, document, passage } from "./fixture.ts";

const FORMS = [
  { format: biocJson, folder: "bioc-json" },
  { format: biocXml, folder: "bioc-xml" },
];
const SAMPLES = FORMS.flatMap(({ format, folder }) =>
  samplesOf(folder).map(([name, expected]) => ({ format, folder, name, expected })),
);
const NOT_TWO = "relations that do not join two spans (of concepts, or of one)";
const RELATIVE = "its offsets count from the beginning of each sentence: they were read so";

describe.skipIf(!haveSamples)("samples", () => {
  test.each(SAMPLES)("$name", async ({ format, folder, name, expected }) => {
    const reading = await readTexts({ [name]: sampleBytes(folder, name) });
    expectSample(reading, expected);
    expect(reading.readAs).toEqual([{ file: name, format: format.id }]);
    const { docs, leftOut, notes } = reading;
    expect(docs.reduce((sum, { text }) => sum + [...text].length, 0)).toBe(expected.characters);
    if (expected.sentences !== null)
      expect(docs.flatMap(({ sentences }) => sentences)).toHaveLength(expected.sentences);
    const { relations_not_on_two_annotations: loose, mended_by_text: mended } = expected.also!;
    expect(leftOut.filter(({ kind }) => kind === NOT_TWO)).toHaveLength(loose as number);
    expect(notes.some(({ text }) => text === RELATIVE)).toBe(mended !== 0);
  });

  test.each(SAMPLES)("$name there and back in both forms", async ({ folder, name }) => {
    const reading = await readTexts({ [name]: sampleBytes(folder, name) });
    for (const { format } of FORMS) {
      const { again, written } = await thereAndBack(format, reading);
      const of = ({ text, metadata, name }: Doc) => ({ text, metadata, name });
      expect(again.docs.map(of)).toEqual(reading.docs.map(of));
      expect(again.docs.map(annotationsOf)).toEqual(reading.docs.map(annotationsOf));
      expect([saidLost(written), again.leftOut]).toEqual([0, []]);
    }
  });
});

test.each(FORMS)("$format.id there and back, with what is only suggested", async ({ format }) => {
  const all = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(all), async (drawn) => {
      const { written, again } = await thereAndBack(format, drawn);
      expect([again.notRead, again.leftOut, saidLost(written)]).toEqual([[], [], 0]);
      const of = (doc: Doc) => ({ text: doc.text, all: annotationsOf(doc), how: standings(doc) });
      expect(again.docs.map(of)).toEqual(drawn.docs.map(of));
    }),
    { numRuns: 30 },
  );
});

const standings = ({ entities, relations }: Doc) =>
  [...Object.values(entities), ...Object.values(relations)]
    .map(({ type, status, score }) => `${type} ${status} ${status === "suggested" && score}`)
    .sort();

const read = (value: unknown) => readTexts({ "a.json": JSON.stringify(value) });
const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

describe("forms of JSON", () => {
  const one = document(passage(0, "Ada ran.", annotation("1", "P", "Ada", [0, 3])));
  const collection = { source: "s", date: "", key: "", infons: {}, documents: [one, one] };
  test.each([
    { what: "one document", value: one, n: 1 },
    { what: "a list of documents", value: [one, one], n: 2 },
    { what: "a collection", value: collection, n: 2 },
    { what: "a list of collections", value: [collection], n: 2 },
    { what: "PubTator 3's list", value: { PubTator3: [one, one] }, n: 2 },
  ])("$what", async ({ value, n }) => {
    const reading = await read(value);
    expect(reading.docs.map(({ name }) => name)).toEqual(Array(n).fill("d"));
    expect(reading.docs.flatMap((_, i) => spansOf(reading, i))).toEqual(Array(n).fill("P: Ada"));
  });

  test("JSON lines", async () => {
    const reading = await readTexts({ "a.jsonl": `${JSON.stringify(one)}\n{"x": 1}\n` });
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(leftOutOf(reading)).toEqual(["a.jsonl:2 records that are not BioC's documents"]);
  });

  test("without documents it is refused", async () => {
    expect((await read({ source: "s", documents: [] })).notRead).toEqual([
      { file: "a.json", reason: "it holds no document" },
    ]);
  });
});

describe("infons", () => {
  test("types, scores, and what is not kept", async () => {
    const spans: object[] = [
      {
        ...annotation("1", "P", "Ada", [0, 3]),
        infons: { Type: "P", identifier: "7", score: "0.5" },
      },
      { ...annotation("2", "", "ran", [4, 3]), infons: { constructor: "__proto__" } },
      { ...annotation("3", "", "home", [8, 4]), infons: {} },
      { ...annotation("4", "", "", [0, 3]), locations: [] },
    ];
    const reading = await read(document(passage(0, "Ada ran home.", ...spans)));
    expect(spansOf(reading)).toEqual(["P: Ada", "__proto__: ran", "unnamed: home"]);
    expect(Object.values(reading.docs[0].entities).map((e) => [e.status, e.score])).toEqual([
      ["suggested", 0.5],
      ["confirmed", null],
      ["confirmed", null],
    ]);
    expect(leftOutOf(reading)).toEqual([
      "a.json passages[0].annotations[3] annotations without a location",
    ]);
    expect(notesOf(reading)).toEqual([
      "annotations that have a score are suggestions",
      "annotations without a type are of the type “unnamed”",
      "infons of annotations are not kept: identifier (1)",
    ]);
  });

  test("of the document and its first passage are metadata", async () => {
    const first = { ...passage(0, "Ada."), infons: { type: "title", year: 1999, pmid: "2" } };
    const reading = await read({ ...document(first), infons: { pmid: "1" }, pmcid: null });
    expect(reading.docs[0].metadata).toEqual({ pmid: "1", year: "1999" });
    expect(notesOf(reading)).toEqual(["infons of passages are not kept: type (1), pmid (1)"]);
  });
});

test("relations: by role or order, of ids that passages share, of two spans only", async () => {
  const relation = (type: string, ...nodes: [refid: string, role: string][]) => ({
    id: "R",
    infons: { type },
    nodes: nodes.map(([refid, role]) => ({ refid, role })),
  });
  const of = (offset: number, text: string, ...words: string[]) =>
    passage(
      offset,
      text,
      ...words.map((word, i) =>
        annotation(String(i), "P", word, [offset + text.indexOf(word), word.length]),
      ),
    );
  const value = {
    ...document(
      {
        ...of(0, "Ada met Bob.", "Ada", "Bob"),
        relations: [relation("met", ["0", "obj"], ["1", "subj"])],
      },
      {
        ...of(13, "Eve met Ian.", "Eve", "Ian"),
        relations: [relation("saw", ["0", ""], ["1", ""])],
      },
    ),
    relations: [
      relation("three", ["0", ""], ["1", ""], ["2", ""]),
      relation("one", ["0", ""]),
      relation("nobody", ["0", ""], ["constructor", ""]),
    ],
  };
  const reading = await read(value);
  expect(relationsOf(reading)).toEqual(["Bob –met→ Ada", "Eve –saw→ Ian"]);
  expect(leftOutOf(reading)).toEqual([
    "a.json relations[0] relations of three or more spans",
    `a.json relations[1] ${NOT_TWO}`,
    "a.json relations[2] relations of what is not a span",
  ]);
});

testHostile(
  biocJson,
  "a.json",
  JSON.stringify({
    documents: [
      {
        ...document(
          {
            ...passage(0, "", annotation("0", "P", "Ada", [0, 3])),
            sentences: [passage(0, "Ada ran.", annotation("1", "P", "Ada", [0, 3]))],
          },
          passage(9, "Bob 😀.", annotation("2", "P", "Bob", [9, 3], [13, 1])),
        ),
        relations: [
          {
            id: "R",
            infons: { type: "r" },
            nodes: [
              { refid: "1", role: "" },
              { refid: "2", role: "obj" },
            ],
          },
        ],
      },
    ],
  }),
);
