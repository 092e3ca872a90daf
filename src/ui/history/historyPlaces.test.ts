import { expect, test } from "vitest";
import { historyPlaces } from "./historyPlaces.ts";

test.each([
  {
    name: "where we are is between what is to be redone and undone",
    undo: ["second", "first"],
    redo: ["third", "fourth"],
    want: [
      { id: 4, name: "fourth", distance: 2 },
      { id: 3, name: "third", distance: 1 },
      { id: 2, name: "second", distance: 0 },
      { id: 1, name: "first", distance: -1 },
      { id: 0, name: null, distance: -2 },
    ],
  },
  {
    name: "all undone: we are at the start",
    undo: [],
    redo: ["first"],
    want: [
      { id: 1, name: "first", distance: 1 },
      { id: 0, name: null, distance: 0 },
    ],
  },
  { name: "nothing done", undo: [], redo: [], want: [{ id: 0, name: null, distance: 0 }] },
])("$name", ({ undo, redo, want }) => expect(historyPlaces(undo, redo)).toEqual(want));

test("a place keeps its id when we go there", () => {
  const nameOf = (places: ReturnType<typeof historyPlaces>) =>
    Object.fromEntries(places.map(({ id, name }) => [id, name]));
  expect(nameOf(historyPlaces(["b", "a"], ["c"]))).toEqual(
    nameOf(historyPlaces([], ["a", "b", "c"])),
  );
});
