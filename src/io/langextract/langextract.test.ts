import { describe, expect, test } from "vitest";
import { testHostile, testThereAndBack } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, spansOf } from "../fixtures/readTexts.ts";
import { langextract } from "./langextract.ts";

const TEXT = "🥑 Ada met Bob. Ada left.";
const extraction = (extraction_text: unknown, at: readonly number[] | null, more: object = {}) => ({
  extraction_class: "person",
  extraction_text,
  char_interval: at && { start_pos: at[0], end_pos: at[1] },
  alignment_status: at && "match_exact",
  attributes: {},
  ...more,
});
const read = (...records: unknown[]) =>
  readTexts({ "a.jsonl": records.map((one) => JSON.stringify(one)).join("\n") });

testThereAndBack(langextract, {}, (docs) => docs.map((doc) => ({ ...doc, relations: {} })));
testHostile(
  langextract,
  "a.jsonl",
  JSON.stringify({
    document_id: "d",
    text: TEXT,
    extractions: [extraction("Ada", [2, 5]), extraction("Bob", null, { attributes: { a: "b" } })],
  }),
);

describe("extractions", () => {
  test("lie at their intervals, or else where their words stand, and are suggestions", async () => {
    const reading = await read(
      {
        document_id: "doc_1",
        text: TEXT,
        extractions: [
          extraction("Ada", [2, 5]),
          extraction("ada", null),
          extraction("Robert", [10, 13], { alignment_status: "match_fuzzy" }),
          extraction("Bob", [0, 3]),
          extraction("Eve", null),
          extraction("left", null, { extraction_class: "act", attributes: { who: "Ada" } }),
          extraction(3, null),
        ],
      },
      { text: TEXT, extractions: null },
      { extractions: [extraction("Ada", null)] },
    );
    expect(spansOf(reading)).toEqual(["person: Ada", "person: Bob", "act: left"]);
    const [doc] = reading.docs;
    expect(Object.values(doc.entities)[0]).toMatchObject({ status: "suggested", score: null });
    expect(doc.metadata).toEqual({ document_id: "doc_1" });
    expect(leftOutOf(reading)).toEqual([
      "a.jsonl:1 extractions[6].extraction_text: a string is wanted, not a number extractions that are not LangExtract's",
      "a.jsonl:1 extractions[4] extractions that are not in the text",
      "a.jsonl:1 extractions[5] attributes",
      "a.jsonl:3 text: is missing records that are not LangExtract's",
      "a.jsonl:1 extractions[1] entities listed twice",
      "a.jsonl:1 extractions[3] entities listed twice",
    ]);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "spans that lie where their words are, not at their offsets: 1 (line 1, extractions[3])",
    ]);
  });
});
