import { expect, test } from "vitest";
import { keepPlaces, placesOf } from "./places.ts";
import { addType, deleteType } from "./typeEdits.ts";

const type = (name: string, place?: number) => {
  const names = { name, short: name, verbose: name, formerNames: [] };
  return { ...names, ...(place !== undefined && { place }) };
};
const [a, b, c, d] = [..."abcd"].map((name) => type(name));

test.each([
  { name: "types without their own stand in order", types: [a, b, c], want: [0, 1, 2] },
  {
    name: "others get what is free",
    types: [a, type("b", 0), c, type("d", 2)],
    want: [1, 0, 3, 2],
  },
  {
    name: "of two in one place, the first has it",
    types: [type("a", 1), type("b", 1)],
    want: [1, 0],
  },
])("$name", ({ types, want }) => expect(placesOf(types)).toEqual(want));

test.each([
  { name: "what goes at the end changes nothing", after: [a, b], want: [0, 1] },
  { name: "what goes leaves its place free", after: [b, c], want: [1, 2] },
  { name: "what comes takes a free place", after: [d, b, c], want: [0, 1, 2] },
  { name: "what comes before others moves none", after: [d, a, b, c], want: [3, 0, 1, 2] },
  { name: "what moves keeps its place", after: [c, b], want: [2, 1] },
])("$name", ({ after, want }) => expect(placesOf(keepPlaces([a, b, c], after))).toEqual(want));

test("types that stay as they are stay the same objects", () => {
  const after = [a, b, d];
  expect(keepPlaces([a, b, c], after)).toBe(after);
});

test("a type that is added after another was deleted takes its place, and no other moves", () => {
  const schema = { entities: [a, b, c], relations: [] };
  const { edit } = deleteType({ docs: {}, schema }, "entity", "b");
  const added = addType(edit.schema!, "entity", "new");
  if (!("edit" in added)) throw new Error(added.refused);
  const { entities } = added.edit.schema!;
  expect(entities.map(({ name }) => name)).toEqual(["a", "c", "new"]);
  expect(placesOf(entities)).toEqual([0, 2, 1]);
});
