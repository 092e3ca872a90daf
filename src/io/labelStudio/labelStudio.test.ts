import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { testHostile, testSamples, testThereAndBack } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { sampleBytes, samplesOf } from "../fixtures/samples.ts";
import { annotationsOf, thereAndBack } from "../fixtures/thereAndBack.ts";
import { labelStudio } from "./labelStudio.ts";

const samples = samplesOf("label-studio");
const sample = (name: string) => readTexts({ [name]: sampleBytes("label-studio", name) });

const region = (id: string, start: number, end: number, label: string, more: object = {}) => ({
  id,
  type: "labels",
  from_name: "label",
  to_name: "text",
  value: { start, end, labels: [label], ...more },
});
const link = (from_id: string, to_id: string, more: object = {}) => ({
  type: "relation",
  from_id,
  to_id,
  direction: "right",
  ...more,
});
const TEXT = "Ada met Bob in Rome.";
const read = (...tasks: unknown[]) => readTexts({ "tasks.json": JSON.stringify(tasks) });
const annotated = (result: unknown[], more: object = {}) => ({
  id: 7,
  data: { text: TEXT },
  annotations: [{ result, ...more }],
});

testSamples({ format: labelStudio, folder: "label-studio" });
testThereAndBack(labelStudio, {});

describe.skipIf(samples.length === 0)("samples, moreover", () => {
  test("offsets in UTF-16 and in code points come to the same spans, and the latter are told", async () => {
    const [units, points] = [
      await sample("own-emoji-utf16.json"),
      await sample("own-emoji-codepoints.json"),
    ];
    expect(points.docs.map(annotationsOf)).toEqual(units.docs.map(annotationsOf));
    expect(units.notes).toEqual([]);
    expect(points.notes.map(({ text }) => text)).toEqual([
      "its offsets count code points: they were read so",
    ]);
  });

  test("a span whose offsets are not those of its words lies where they are, and is told", async () => {
    const reading = await sample("kiji-predictions.json");
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "relations without a label are of the type “related”",
      "spans that lie where their words are, not at their offsets: 1 (record 1, predictions[0].result[4])",
    ]);
    expect(Object.values(reading.docs[0].entities)[0]).toMatchObject({ score: 0.95 });
  });
});

describe("tasks", () => {
  test("directions: right, left, both ways in one type or in all of its relations", async () => {
    const reading = await read(
      annotated([
        region("a", 0, 3, "Person"),
        region("b", 8, 11, "Person"),
        link("a", "b", { labels: ["likes"] }),
        link("a", "b", { labels: ["knows"], direction: "left" }),
        link("a", "b", { labels: ["likes", "meets"], direction: "bi" }),
      ]),
    );
    expect(relationsOf(reading)).toEqual([
      "Ada –likes→ Bob",
      "Bob –knows→ Ada",
      "Bob –likes→ Ada",
      "Ada –meets→ Bob",
    ]);
    expect(reading.types.relations.meets.symmetric).toBe(true);
    expect(reading.types.relations.likes.symmetric).toBe(false);
    expect(leftOutOf(reading)).toEqual([
      "tasks.json:1 annotations[0].result[4] relations listed twice",
    ]);
  });

  test("the first annotator's set is kept, or the one that is the truth; others are told", async () => {
    const sets = (...more: object[]) => ({
      data: { text: TEXT },
      annotations: more.map((set, i) => ({ result: [region("a", 0, 3, `P${i}`)], ...set })),
    });
    const reading = await read(
      sets({ was_cancelled: true }, {}, {}),
      sets({}, { ground_truth: true }),
    );
    expect(reading.docs.map((_, i) => spansOf(reading, i))).toEqual([["P1: Ada"], ["P1: Ada"]]);
    expect(leftOutOf(reading)).toEqual([
      "tasks.json:1 annotations[0] annotations that were cancelled",
      "tasks.json:1 annotations[2] annotations by others than the first",
      "tasks.json:2 annotations[0] annotations by others than the first",
    ]);
  });

  test("predictions are suggestions with scores; what is annotated already is not suggested", async () => {
    const reading = await read({
      ...annotated([region("a", 0, 3, "Person")]),
      predictions: [
        {
          score: 0.5,
          result: [
            region("x", 0, 3, "Person"),
            { ...region("y", 15, 19, "Place"), score: 0.9 },
            region("z", 8, 11, "Person"),
            link("x", "y", { labels: ["was in"], score: 3 }),
          ],
        },
        { result: [] },
      ],
      drafts: [{ result: [region("d", 8, 11, "Person")] }],
    });
    const [doc] = reading.docs;
    expect(Object.values(doc.entities).map((e) => [e.status, e.score])).toEqual([
      ["confirmed", null],
      ["suggested", 0.9],
      ["suggested", 0.5],
    ]);
    expect(Object.values(doc.relations)).toMatchObject([
      { status: "suggested", head: "tasks.json/T1", score: null },
    ]);
    expect(leftOutOf(reading)).toEqual([
      "tasks.json:1 predictions[1] predictions beside the first",
      "tasks.json:1 drafts[0] drafts that were not handed in",
    ]);
  });

  test("what is neither span nor relation is told by its kind, broken ones by their field", async () => {
    const reading = await read(
      annotated([
        region("a", 0, 3, "Person"),
        { id: "a", type: "choices", value: { choices: ["good"] } },
        region("b", -1, 3, "Person"),
        region("c", 5, 5, "Person"),
        region("d", 100, 103, "Person"),
        region("e", 3, 4, "Person"),
        region("f", 0, 3, "Person", { text: "Eve" }),
        link("a", "zzz"),
        { type: "relation", from_id: "a" },
        "x",
      ]),
    );
    expect(spansOf(reading)).toEqual(["Person: Ada"]);
    const at = (n: number, rest: string) => `tasks.json:1 annotations[0].result[${n}]${rest}`;
    expect(leftOutOf(reading)).toEqual([
      at(1, " results of another type (choices)"),
      at(2, ".value.start: must be at least 0 spans without offsets and labels"),
      at(8, ".to_id: is missing relations that do not name two spans"),
      at(9, " results of another type (none)"),
      at(3, " spans that end before they begin"),
      at(4, " spans past the text"),
      at(5, " spans of blanks only"),
      at(6, " spans whose words are not at their offsets"),
      at(7, " relations of what is not a span"),
    ]);
  });

  test("the text is the field that results name, else `text`, else the longest; others are kept", async () => {
    const data = { title: "A longer title than text", body: "Ada left.", text: 3, year: 1999 };
    const named = {
      data,
      annotations: [{ result: [{ ...region("a", 0, 3, "P"), source: "$body" }] }],
    };
    const reading = await read(named, { data });
    expect(reading.docs.map(({ text }) => text)).toEqual(["Ada left.", "A longer title than text"]);
    expect(reading.docs[0].metadata).toEqual({
      title: "A longer title than text",
      text: "3",
      year: "1999",
    });
    expect(reading.tables).toEqual([
      { file: "tasks.json", columns: ["title", "body"], textColumn: "body" },
    ]);
  });

  test("JSON-MIN: lists of spans by the names of their tags", async () => {
    const reading = await read(
      {
        id: 3,
        text: TEXT,
        label: [{ start: 0, end: 3, text: "Ada", labels: ["P", "Q"] }],
        annotator: 1,
      },
      { id: 4, text: "Nothing.", annotator: 1 },
    );
    expect(spansOf(reading)).toEqual(["P: Ada", "Q: Ada"]);
    expect(reading.docs[0].metadata).toEqual({ "task id": "3" });
    expect(reading.docs[1]).toMatchObject({ text: "Nothing.", confirmed: {} });
    expect(reading.leftOut).toEqual([]);
  });

  test("one bad task refuses no file; when all are bad, it is refused with the first place", async () => {
    const bad = { data: { image: 3 }, annotations: [] };
    const reading = await read(annotated([region("a", 0, 3, "P")]), bad);
    expect(reading.docs).toHaveLength(1);
    expect(leftOutOf(reading)).toEqual([
      "tasks.json:2 data: holds no text records that are not tasks of Label Studio",
    ]);
    expect((await read(bad)).notRead).toEqual([
      {
        file: "tasks.json",
        reason: "none of its records can be read: record 1, data: holds no text",
      },
    ]);
  });
});

test("what is confirmed, what suggested, and how sure, come back as they went", async () => {
  const drawn = anyDocs({ names: true, suggestions: true });
  await fc.assert(
    fc.asyncProperty(drawn, async (docs) => {
      const { again } = await thereAndBack(labelStudio, docs);
      expect(again.docs.map(standings)).toEqual(docs.docs.map(standings));
    }),
    { numRuns: 60 },
  );
});

const standings = ({ entities, relations }: Doc) =>
  [...Object.values(entities), ...Object.values(relations)]
    .map(({ type, status, score }) => `${type} ${status} ${score}`)
    .sort();

testHostile(
  labelStudio,
  "a.json",
  JSON.stringify([
    {
      ...annotated([
        region("a", 0, 3, "P", { text: "Ada" }),
        region("b", 8, 11, "P"),
        link("a", "b"),
      ]),
      predictions: [{ score: 0.3, result: [region("c", 15, 19, "Q")] }],
    },
    { id: 1, text: TEXT, label: [{ start: 0, end: 3, labels: ["P"] }] },
  ]),
);
