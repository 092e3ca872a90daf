import { expect, test } from "vitest";
import type { Doc, Schema } from "../document/document.ts";
import { wordTexts } from "../document/words.ts";
import { DOC } from "../fixtures/smallDoc.ts";
import type { Prediction } from "../learn/example.ts";
import { draftDoc } from "./draftDoc.ts";

const type = (name: string) => ({ name, short: name, verbose: name, hue: 0, formerNames: [] });
const schema: Schema = {
  entities: ["Person", "Firm", "Place"].map(type),
  relations: [{ ...type("Works"), symmetric: false }],
};
const WORDS = DOC.sentences.map((sentence) => wordTexts(DOC, sentence));
const read = (index: number, prediction: Prediction, words = WORDS[index]) => ({
  sentence: { id: `d:${index}`, words },
  prediction,
});
const span = (start: number, end: number, of: string) => ({
  start,
  end,
  type: of,
  score: 0.9,
  boundaryScore: 0.9,
});
const drafted = (found: Parameters<typeof draftDoc>[1], except: string | null = null, doc = DOC) =>
  draftDoc(doc, found, { schema, except });

/** Ann Lee is still a person, Acme a place now, and nobody works anywhere. */
const FIRST = read(0, { entities: [span(0, 2, "Person"), span(4, 5, "Place")], relations: [] });
/** Bob is found. */
const LAST = read(2, { entities: [span(0, 1, "Person"), span(2, 3, "Person")], relations: [] });

test("a draft takes the place of what the model suggested, and says what differs", () => {
  const { doc, sentences, fresh, counts } = drafted([FIRST, LAST]);
  expect([...sentences]).toEqual(["d:0", "d:2"]);
  const shown = Object.values(doc.entities).filter(({ status }) => status === "suggested");
  const texts = shown.map(({ start, end, type }) => `${doc.text.slice(start, end)}: ${type}`);
  expect(new Set(texts)).toEqual(
    new Set(["Acme: Place", "Ann: Person", "Ann Lee: Person", "Bob: Person"]),
  );
  expect(fresh.size).toBe(2);
  expect(counts).toEqual({ suggested: 4, fresh: 2, gone: 2 });
  // What stays is the same annotation.
  expect(doc.entities.ann).toMatchObject({ id: "ann", type: "Person" });
});

test("what was decided stays as it is, and so do confirmed sentences and the document", () => {
  const before = structuredClone(DOC);
  const { doc, sentences } = drafted([FIRST, LAST, read(1, { entities: [], relations: [] })]);
  expect(sentences.has("d:1")).toBe(false);
  expect(doc.entities.lee).toBe(DOC.entities.lee);
  expect(doc.entities.oslo).toBe(DOC.entities.oslo);
  expect(doc.relations.across).toBe(DOC.relations.across);
  expect(DOC).toEqual(before);
});

test("the sentence in which the user works, and one of other words, show what is there", () => {
  expect(drafted([FIRST, LAST], "d:0").sentences).toEqual(new Set(["d:2"]));
  const other = { ...FIRST, sentence: { id: "d:0", words: [...WORDS[0].slice(1), "now"] } };
  const { doc, counts } = drafted([other, read(7, LAST.prediction, WORDS[2])]);
  expect(doc.entities).toEqual(DOC.entities);
  expect(counts).toEqual({ suggested: 0, fresh: 0, gone: 0 });
});

test("what is new never has the id of something that is there", () => {
  const id = "draft:0";
  const entities = { ...DOC.entities, [id]: { ...DOC.entities.oslo, id } };
  const doc: Doc = { ...DOC, entities };
  const shown = drafted([FIRST, LAST], null, doc);
  expect(shown.doc.entities[id]).toBe(entities[id]);
  expect(shown.fresh.size).toBe(2);
});
