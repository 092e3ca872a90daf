import { expect, test } from "vitest";
import { reasonsFor } from "./reasons.ts";
import { seenIn } from "./seenSoFar.ts";
import type { Survey } from "./survey.ts";

const AT = { start: 0, end: 1 };
const survey: Survey = {
  spanDoubt: 1,
  relationDoubt: 1,
  entities: [
    { type: "Product", count: 1, best: 0.5 },
    { type: "Person", count: 1, best: 0.9 },
    { type: "Faint", count: 0.1, best: 0.1 },
  ],
  relations: [],
  spans: [
    { ...AT, first: { type: "Person", score: 0.48 }, second: { type: "Product", score: 0.45 } },
  ],
  pairs: [{ type: "Works for", score: 0.51, head: AT, tail: { start: 2, end: 3 } }],
};
const candidate = { length: 3, words: ["one", "two"], survey };
const person = { type: "Person", ...AT };
const seen = seenIn([{ words: ["one", "two"], entities: [person, person], relations: [] }]);

test("first of a type, doubts of spans and of relations", () => {
  expect(reasonsFor(candidate, seen)).toEqual([
    { kind: "first", of: "entity", type: "Product", score: 0.5 },
    { kind: "span", doubt: survey.spans[0] },
    { kind: "relation", doubt: survey.pairs[0] },
  ]);
});

test("few examples, and many new words", () => {
  const words = ["many", "other", "new", "words", "one"];
  const sure = { ...survey, entities: survey.entities.slice(1), spans: [], pairs: [] };
  expect(reasonsFor({ length: 5, words, survey: sure }, seen)).toEqual([
    { kind: "few", of: "entity", type: "Person", examples: 2 },
    { kind: "words", count: 4 },
  ]);
});

test("nothing is said where the model is sure and all is known", () => {
  const sure = { ...survey, entities: [], spans: [], pairs: [] };
  expect(reasonsFor({ ...candidate, survey: sure }, seen)).toEqual([]);
  expect(reasonsFor({ ...candidate, survey: null }, seen)).toEqual([{ kind: "unread" }]);
});
