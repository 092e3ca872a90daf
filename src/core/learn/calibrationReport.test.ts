import { expect, test } from "vitest";
import type { ModelTypes } from "../types/modelTypes.ts";
import { AS_IT_IS } from "./calibration.ts";
import { calibrationReport, type HeldOutSentence } from "./calibrationReport.ts";
import type { Example } from "./example.ts";

const names = (short: string) => ({ short, verbose: short });
const TYPES: ModelTypes = {
  entities: { A: names("A"), constructor: names("C") },
  relations: { near: { ...names("near"), symmetric: true } },
};

const example = (known?: Example["known"]): Example => ({
  id: "s",
  words: ["a", "b", "c"],
  entities: [
    { type: "A", start: 0, end: 1 },
    { type: "constructor", start: 1, end: 2 },
  ],
  relations: [{ type: "near", head: 0, tail: 1 }],
  ...(known && { known }),
});

const read = (of: Example, score = 0.8): HeldOutSentence => ({
  example: of,
  prediction: {
    entities: [
      { type: "A", start: 0, end: 1, score, boundaryScore: 1 },
      { type: "A", start: 1, end: 2, score, boundaryScore: 1 },
      { type: "A", start: 2, end: 3, score, boundaryScore: 1 },
    ],
    // The other way round, of a type without direction.
    relations: [
      { type: "near", head: 1, tail: 0, score: 0.6 },
      { type: "near", head: 0, tail: 2, score: 0.5 },
    ],
  },
  probabilities: Array(3).fill([1 - score - 0.05, score, 0.05]),
});

test("what is right, of another type and made up is told apart; hostile names are names", () => {
  const { suggestions, gold, calibration, isFitted } = calibrationReport([read(example())], TYPES);
  expect(suggestions.map(({ kind, isRight }) => [kind, isRight])).toEqual([
    ["entities", true],
    ["entities", false],
    ["entities", false],
    ["relations", true],
    ["relations", false],
  ]);
  expect(gold).toEqual({
    entities: [
      ["A", 1],
      ["constructor", 1],
    ],
    relations: [["near", 1]],
  });
  expect(calibration).toEqual(AS_IT_IS);
  expect(isFitted).toEqual({ entities: false, relations: false });
});

test("of types that a sentence does not know nothing counts", () => {
  const { suggestions, gold } = calibrationReport(
    [read(example({ entities: ["constructor"], relations: [] }))],
    TYPES,
  );
  expect(suggestions).toEqual([]);
  expect(gold).toEqual({ entities: [["constructor", 1]], relations: [] });
});

test("of many sentences, a third of whose spans are right, boldness is taken back", () => {
  const many = Array.from({ length: 40 }, () => read(example(), 0.94));
  const { calibration, suggestions, isFitted } = calibrationReport(many, TYPES);
  expect(isFitted.entities).toBe(true);
  expect(calibration.entities.temperature).toBeGreaterThan(1.5);
  const [first] = suggestions;
  expect(first.raw).toBe(0.94);
  expect(first.score).toBeLessThan(0.6);
  expect(Math.abs(first.crossed - first.score)).toBeLessThan(0.05);
});

test("no sentence, no report of anything", () => {
  expect(calibrationReport([], TYPES)).toMatchObject({
    sentences: 0,
    suggestions: [],
    calibration: AS_IT_IS,
  });
});
