import { expect, test } from "vitest";
import { exampleOf } from "../core/learn/exampleOf.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { docOfExamples } from "./spertDoc.ts";

const types: ModelTypes = {
  entities: { Place: { short: "Place", verbose: "Place" } },
  relations: { Twin: { short: "Twin", verbose: "Twin", symmetric: true } },
};
const examples = [
  {
    id: "7",
    words: ["Coventry", "and", "🥑", "Kiel"],
    entities: [
      { type: "Place", start: 3, end: 4 },
      { type: "Place", start: 0, end: 1 },
      { type: "Place", start: 3, end: 4 },
    ],
    relations: [
      { type: "Twin", head: 0, tail: 1 },
      { type: "Twin", head: 1, tail: 2 },
    ],
  },
  { id: "8", words: ["Nothing", "."], entities: [], relations: [] },
];

function read(list: typeof examples) {
  const counts: string[] = [];
  const count = (kind: string) => counts.push(kind);
  return { doc: docOfExamples({ id: "d", name: "n" }, list, types, { count, now: 1 }), counts };
}

test("a sentence a line, words by single spaces, everything confirmed", () => {
  const { doc } = read(examples);
  expect(doc.text).toBe("Coventry and 🥑 Kiel\nNothing .");
  expect(doc.confirmed).toEqual({ "d:0": true, "d:1": true });
  expect(doc.sentences[1]).toMatchObject({ start: 21, end: 30 });
});

test("annotations listed twice come once, symmetric relations from the earlier span", () => {
  const { doc, counts } = read(examples);
  expect(counts).toEqual(["entities listed twice", "relations listed twice"]);
  expect(exampleOf(doc, doc.sentences[0]).example).toEqual({
    id: "d:0",
    words: examples[0].words,
    entities: [examples[0].entities[1], examples[0].entities[0]],
    relations: [{ type: "Twin", head: 0, tail: 1 }],
  });
});

test("a file without annotations confirms nothing; no sentences make an empty text", () => {
  expect(read([examples[1]]).doc.confirmed).toEqual({});
  expect(read([]).doc).toMatchObject({ text: "", sentences: [] });
});
