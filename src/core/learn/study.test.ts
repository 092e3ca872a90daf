import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTypeName } from "../types/anyTypeName.ts";
import type { Example } from "./example.ts";
import {
  crossValidation,
  FEWEST_STUDIED,
  foldsOf,
  learningCurve,
  MOST_STUDIED,
  SHARES,
  studied,
} from "./study.ts";

const sentence = (text: string, types: readonly string[] = []): Example => {
  const words = text.split(" ");
  const entities = types.map((type, i) => ({ type, start: i, end: i + 1 }));
  return { id: text, words, entities, relations: [] };
};

const numbered = (count: number, types: (i: number) => readonly string[] = () => []) =>
  Array.from({ length: count }, (_, i) => sentence(`sentence ${i} says something`, types(i)));

const anyExamples = fc
  .array(
    fc.record({
      word: fc.integer({ min: 0, max: 30 }),
      types: fc.array(anyTypeName, { maxLength: 3 }),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map(({ word, types }) => sentence(`it says ${word} or`, types)));

const sorted = (indexes: readonly number[]) => [...indexes].sort((a, b) => a - b);

test("every sentence is in one part, and copies are in the same", () =>
  fc.assert(
    fc.property(anyExamples, fc.integer({ min: 2, max: 6 }), (examples, most) => {
      const folds = foldsOf(examples, most);
      const different = new Set(examples.map(({ words }) => words.join(" "))).size;
      expect(folds === null).toBe(different < FEWEST_STUDIED);
      if (!folds) return;
      expect(folds.every(({ length }) => length > 0)).toBe(true);
      expect(folds.length).toBeLessThanOrEqual(most);
      expect(sorted(folds.flat())).toEqual(examples.map((_, i) => i));
      const foldOf = (text: string) =>
        folds.flatMap((fold, f) =>
          fold.filter((i) => examples[i].words.join(" ") === text).map(() => f),
        );
      for (const { words } of examples) expect(new Set(foldOf(words.join(" "))).size).toBe(1);
    }),
  ));

test("parts have the same size but for one sentence, and share a type that fits", () => {
  const folds = foldsOf(
    numbered(50, (i) => (i < 10 ? ["Rare"] : ["Usual"])),
    5,
  )!;
  expect(folds.map(({ length }) => length)).toEqual([10, 10, 10, 10, 10]);
  expect(folds.map((fold) => fold.filter((i) => i < 10).length)).toEqual([2, 2, 2, 2, 2]);
});

test("the order of the sentences says nothing", () => {
  const examples = numbered(23, (i) => (i % 3 ? ["A"] : []));
  const said = (list: readonly Example[]) =>
    foldsOf(list, 5)!.map((fold) => sorted(fold.map((i) => Number(list[i].words[1]))).join(" "));
  expect(said(examples.toReversed()).sort()).toEqual(said(examples).sort());
});

test("a cross-validation begins with the open model, and trains on no sentence that it reads", () => {
  const examples = numbered(12);
  const plan = crossValidation(examples)!;
  expect(plan.folds).toBe(5);
  const [before, ...trainings] = plan.trainings;
  expect(before.train).toEqual([]);
  expect(before.read).toHaveLength(12);
  expect(sorted(trainings.flatMap(({ read }) => read))).toEqual(examples.map((_, i) => i));
  for (const { train, read } of trainings)
    expect(sorted([...train, ...read])).toEqual(examples.map((_, i) => i));
});

test("with few sentences there are fewer parts, with too few nothing is studied", () => {
  expect(crossValidation(numbered(6))!.folds).toBe(3);
  expect(crossValidation(numbered(4))!.folds).toBe(2);
  expect(crossValidation(numbered(3))).toBeNull();
  expect(crossValidation([...numbered(3), ...numbered(3)])).toBeNull();
  expect(crossValidation([])).toBeNull();
  expect(learningCurve([], () => false)).toBeNull();
});

test("a learning curve trains on nested parts and reads what is held out", () => {
  const examples = numbered(60);
  const { trainings, folds } = learningCurve(examples, (i) => i % 5 === 0)!;
  expect(folds).toBe(0);
  expect(trainings.map(({ share }) => share)).toEqual(SHARES);
  expect(trainings.map(({ train }) => train.length)).toEqual([12, 24, 36, 48]);
  trainings.forEach(({ train, read }, t) => {
    expect(read).toEqual(examples.flatMap((_, i) => (i % 5 === 0 ? [i] : [])));
    expect(train.some((i) => i % 5 === 0)).toBe(false);
    const larger = trainings[Math.min(t + 1, 3)].train;
    expect(train.every((i) => larger.includes(i))).toBe(true);
  });
});

test("where too few are held out, a learning curve reads all of them, part by part", () => {
  const examples = numbered(20);
  const { trainings, folds } = learningCurve(examples, (i) => i === 3)!;
  expect(folds).toBe(3);
  for (const share of SHARES) {
    const own = trainings.filter((one) => one.share === share);
    expect(sorted(own.flatMap(({ read }) => read))).toEqual(examples.map((_, i) => i));
    for (const { train, read } of own) expect(train.some((i) => read.includes(i))).toBe(false);
  }
});

test("of thousands of sentences as many are studied as can be", () => {
  const many = numbered(MOST_STUDIED + 500);
  const chosen = studied(many);
  expect(chosen).toHaveLength(MOST_STUDIED);
  expect(new Set(studied(many.toReversed()))).toEqual(new Set(chosen));
  expect(studied(many.slice(0, 7))).toEqual(many.slice(0, 7));
});
