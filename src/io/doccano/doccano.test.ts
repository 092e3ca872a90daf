import { describe, expect, test } from "vitest";
import { testHostile, testSamples, testThereAndBack } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { doccano } from "./doccano.ts";
import { writeDoccano } from "./writeDoccano.ts";

const lines = (...records: unknown[]) => records.map((one) => JSON.stringify(one)).join("\r\n");
const read = (...records: unknown[]) => readTexts({ "a.jsonl": lines(...records) });
const TEXT = "🥑 Ada met Bob.";
const entity = (id: unknown, start_offset: unknown, end_offset: unknown, label: unknown = "P") => ({
  id,
  start_offset,
  end_offset,
  label,
});

testSamples({ format: doccano, folder: "doccano" });
testThereAndBack(doccano, {});
testHostile(
  doccano,
  "a.jsonl",
  lines(
    { id: 1, text: TEXT, label: [[2, 5, "P"]], meta: { a: 1 } },
    {
      text: TEXT,
      entities: [entity(1, 2, 5), entity(2, 10, 13)],
      relations: [{ from_id: 1, to_id: 2, type: "knows" }],
      Comments: ["x"],
    },
  ),
);

describe("records", () => {
  test("triples, entities with relations, and what else a record says", async () => {
    const reading = await read(
      { id: 9, text: TEXT, labels: [[2, 5, "P"]], meta: { page: 3 }, Comments: [], by: "me" },
      {
        text: TEXT,
        entities: [entity(4, 2, 5), entity("b", 10, 13)],
        relations: [{ id: 0, from_id: 4, to_id: "b", type: "knows" }],
        Comments: ["why?"],
      },
      { text: "None.", label: [] },
    );
    expect(reading.docs.map((_, i) => spansOf(reading, i))).toEqual([
      ["P: Ada"],
      ["P: Ada", "P: Bob"],
      [],
    ]);
    expect(relationsOf(reading, 1)).toEqual(["Ada –knows→ Bob"]);
    expect(reading.docs.map(({ metadata }) => metadata)).toEqual([
      { id: "9", meta: '{"page":3}', by: "me" },
      { Comments: '["why?"]' },
      undefined,
    ]);
  });

  test("what cannot be held is told by line and field, and the rest is read", async () => {
    const reading = await read(
      {
        text: TEXT,
        label: [[2, 5, "P"], [5, 2, "P"], [0, 99, "P"], [-1, 2, "P"], [0, 2], "x", [1, 2, " "]],
      },
      {
        text: TEXT,
        entities: [entity(1, 2, 5), entity(2, "10", 13), entity(3, 10, 13, "")],
        relations: [
          { from_id: 1, to_id: 8, type: "knows" },
          { from_id: 1, type: "knows" },
          { from_id: 1, to_id: 3, type: "" },
        ],
      },
      { text: 3, label: [] },
      { text: TEXT, entities: {} },
    );
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(relationsOf(reading, 1)).toEqual(["Ada –related→ Bob"]);
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl:1 label[3][0]: must be at least 0 labels that are not doccano's",
      "a.jsonl:1 label[4]: must have at least 3 items labels that are not doccano's",
      "a.jsonl:1 label[5]: a list is wanted, not a string labels that are not doccano's",
      "a.jsonl:1 label[1] spans that end before they begin",
      "a.jsonl:1 label[2] spans past the text",
      "a.jsonl:1 label[6] spans of blanks only",
      "a.jsonl:2 entities[1].start_offset: a number is wanted, not a string labels that are not doccano's",
      "a.jsonl:2 relations[1].to_id: is missing relations that are not doccano's",
      "a.jsonl:2 relations[0] relations of what is not a span",
      "a.jsonl:3 text: a string is wanted records that are not doccano's",
      "a.jsonl:4 entities: a list is wanted records that are not doccano's",
    ]);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "spans without a label are of the type “unnamed”",
      "relations without a name are of the type “related”",
    ]);
  });

  test("labels of whole texts are metadata", async () => {
    const reading = await read(
      { text: TEXT, label: [[2, 5, "P"]] },
      { text: TEXT, label: ["good"] },
    );
    expect(reading.docs[1]).toMatchObject({ entities: {}, metadata: { label: '["good"]' } });
  });
});

test("offsets of a project that counts what is seen as one are recognised, and told", async () => {
  const text = "👩🏽‍🔬👩🏽‍🔬 Ada met Bob and Eve.";
  const reading = await read({
    text,
    label: [
      [3, 6, "P"],
      [11, 14, "P"],
      [19, 22, "P"],
    ],
  });
  expect(spansOf(reading)).toEqual(["P: Ada", "P: Bob", "P: Eve"]);
  expect(reading.notes.map(({ text }) => text)).toEqual([
    "its offsets count characters as they are seen: they were read so",
  ]);
});

test("without a relation, what is written is what projects for entities import", async () => {
  const reading = await read({ id: 3, text: TEXT, label: [[2, 5, "P"]], n: "007" });
  const { files } = writeDoccano({ ...reading, sentences: "all" });
  expect(JSON.parse(String(files.get("doccano.jsonl")))).toEqual({
    id: 3,
    n: "007",
    text: TEXT,
    label: [[2, 5, "P"]],
  });
});
