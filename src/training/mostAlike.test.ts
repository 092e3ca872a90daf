import { expect, test } from "vitest";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import { mostAlike } from "./mostAlike.ts";

const sentence = (...ids: number[]): EncodedSentence => ({ ids, wordPieces: [] });
const [THE, DRUG, DOSE, TOWN, RIVER] = [1, 2, 3, 4, 5];
const text = [
  sentence(THE, TOWN, RIVER),
  sentence(THE, DRUG, DOSE),
  sentence(THE, TOWN, TOWN),
  sentence(THE, DRUG, TOWN),
];
const examples = [sentence(THE, DRUG, DOSE, DOSE), sentence(THE, DOSE)];

test("sentences of the words of the examples come first, as many as are asked for", () => {
  expect([...mostAlike(text, examples, 0.25)]).toEqual([text[1]]);
  expect([...mostAlike(text, examples, 0.5)]).toEqual([text[1], text[3]]);
  expect(mostAlike(text, examples, 0).size).toBe(0);
});

test("without a text, or examples, there is nothing to compare and nothing fails", () => {
  expect(mostAlike([], examples, 0.5).size).toBe(0);
  expect(mostAlike(text, [], 0.5).size).toBe(2);
});
