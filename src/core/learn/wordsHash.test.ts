import { expect, test } from "vitest";
import { hashOfAll, labelsHash, wordsHash } from "./wordsHash.ts";

const example = {
  words: ["Ada", "met", "Bob"],
  entities: [{ type: "Person", start: 0, end: 1 }],
  relations: [],
};

test("what reads the same has one hash, however it was cut; anything else another", () => {
  expect(wordsHash(["New", "York"])).toBe(wordsHash(["NewYork"]));
  expect(wordsHash(["New", "York"])).toMatch(/^[0-9a-f]{16}$/);
  expect(wordsHash(["New", "york"])).not.toBe(wordsHash(["New", "York"]));
  expect(wordsHash([])).not.toBe(wordsHash(["\u0000"]));
});

test("among 60 000 sentences that differ in a word or a place no two have the same", () => {
  const names = Array.from({ length: 60_000 }, (_, i) =>
    wordsHash(["a".repeat(i % 97), `${i}`, "b".repeat(i % 13)]),
  );
  const halves = (from: number, to: number) => new Set(names.map((name) => name.slice(from, to)));
  expect(new Set(names).size).toBe(names.length);
  // Each half is as good as 32 bits can be: hardly a pair meets in it.
  for (const half of [halves(0, 8), halves(8, 16)]) expect(half.size).toBeGreaterThan(59_995);
});

test.each([
  { name: "a border", other: { entities: [{ type: "Person", start: 0, end: 2 }] } },
  { name: "a type", other: { entities: [{ type: "Place", start: 0, end: 1 }] } },
  { name: "words cut in another way", other: { words: ["Ada", "metBob"] } },
  { name: "types that it does not know", other: { known: { entities: [], relations: [] } } },
])("what is learnt from a sentence differs by $name", ({ other }) => {
  expect(labelsHash({ ...example, ...other })).not.toBe(labelsHash(example));
});

test("the order in which known types are listed says nothing; the order of sentences does", () => {
  const known = (entities: string[]) =>
    labelsHash({ ...example, known: { entities, relations: [] } });
  expect(known(["A", "B"])).toBe(known(["B", "A"]));
  expect(hashOfAll(["1", "2"])).not.toBe(hashOfAll(["2", "1"]));
});
