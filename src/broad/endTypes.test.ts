import { expect, test } from "vitest";
import type { BroadSet } from "./broadSet.ts";
import { endsOf, mayBeBoth } from "./endTypes.ts";

const encoded = { ids: [], wordPieces: [] };
const set: BroadSet = {
  name: "some/set",
  types: {
    entities: { Entity: { short: "E", verbose: "Entity" } },
    relations: {
      P86: { short: "P86", verbose: "composer", symmetric: false },
      P1: { short: "P1", verbose: "unheard of", symmetric: false },
    },
  },
  sentences: [
    {
      words: ["Ida", "wrote", "Rain", "and", "she", "Sun", "."],
      encoded,
      entities: [
        { type: "Entity", start: 0, end: 1 },
        { type: "Entity", start: 2, end: 3 },
        { type: "Entity", start: 4, end: 5 },
        { type: "Entity", start: 5, end: 6 },
      ],
      relations: [
        { type: "P86", head: 1, tail: 0 },
        { type: "P86", head: 3, tail: 2 },
        { type: "P1", head: 0, tail: 1 },
      ],
    },
    {
      words: ["Ida"],
      encoded,
      entities: [{ type: "Entity", start: 0, end: 1 }],
      relations: [],
    },
  ],
  entities: "nothing",
  relations: "nothing",
  share: 2,
};

test("ends of relations are of the types that these say, but for pronouns", () => {
  const ends = endsOf(set);
  expect(ends?.name).toBe("some/set (ends)");
  expect(Object.keys(ends?.types.entities ?? {})).toEqual(["musical work", "composer"]);
  expect(ends?.sentences.map(({ entities }) => entities)).toEqual([
    [
      { type: "musical work", start: 2, end: 3 },
      { type: "composer", start: 0, end: 1 },
      { type: "musical work", start: 5, end: 6 },
    ],
  ]);
  expect(ends).toMatchObject({ entities: "ends", relations: "nothing", share: 2 });
});

test("a set whose relations say nothing of their ends has none", () => {
  const { P1 } = set.types.relations;
  expect(endsOf({ ...set, types: { ...set.types, relations: { P1 } } })).toBeNull();
});

test("a composer may sing, and is no river", () => {
  expect(mayBeBoth("composer", "singer")).toBe(true);
  expect(mayBeBoth("composer", "river")).toBe(false);
});
