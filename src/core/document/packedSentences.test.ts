import fc from "fast-check";
import { expect, test } from "vitest";
import type { Range, Sentence } from "./document.ts";
import { packSentences, unpackSentences } from "./packedSentences.ts";

const offset = fc.nat(300_000);
const word = fc.tuple(offset, fc.nat(50)).map(([at, length]): Range => [at, at + length]);
const sentence = fc
  .record({ start: offset, length: offset, words: fc.array(word, { maxLength: 9 }) })
  .map(({ start, length, words }) => ({ start, end: start + length, words }));
const numbered = fc.array(sentence).map((all) => all.map((one, i) => ({ id: `d:${i}`, ...one })));
const named = fc.array(
  fc.tuple(fc.string(), sentence).map(([id, one]): Sentence => ({ id, ...one })),
);

test("sentences come back as they were, whatever their ids are", () => {
  fc.assert(
    fc.property(fc.oneof(numbered, named), (sentences) => {
      const packed = structuredClone(packSentences("d", sentences));
      expect(unpackSentences("d", packed)).toEqual(sentences);
    }),
  );
  expect(packSentences("d", [{ id: "d:0", start: 0, end: 3, words: [[0, 3]] }])).toEqual({
    ids: null,
    numbers: Int32Array.of(0, 3, 1, 0, 3),
  });
});

test("what is cut, or of other numbers, is damaged: nothing is made of it", () => {
  const [first, second] = [
    { id: "x", start: 0, end: 9, words: [[0, 4] as const, [5, 9] as const] },
    { id: "y", start: 10, end: 13, words: [[10, 13] as const] },
  ];
  const { ids, numbers } = packSentences("d", [first, second]);
  for (let end = 1; end < numbers.length; end++)
    expect(unpackSentences("d", { ids, numbers: numbers.slice(0, end) })).toBeNull();
  expect(unpackSentences("d", { ids: ["x"], numbers })).toBeNull();
  expect(unpackSentences("d", { ids: ["x", "y", "z"], numbers })).toBeNull();
  for (const [at, value] of [
    [0, -1],
    [1, -1],
    [2, 1e9],
    [2, -1],
  ]) {
    const changed = numbers.slice();
    changed[at] = value;
    expect(unpackSentences("d", { ids, numbers: changed })).toBeNull();
  }
});
