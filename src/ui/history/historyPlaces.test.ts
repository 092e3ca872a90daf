import { expect, test } from "vitest";
import type { History, Stack, Step } from "../../core/document/history.ts";
import { historyPlaces } from "./historyPlaces.ts";

const step = (name: string, stack: Stack = "undo"): Step => ({
  name,
  edit: {},
  doc: "d",
  at: 0,
  seq: 1,
  stack,
});
/** Both lists end next to now. */
const history = (undo: readonly string[], redo: readonly string[]): History => ({
  undo: undo.map((name) => step(name)),
  redo: redo.map((name) => step(name, "redo")),
});

test.each([
  {
    name: "where we are is between what is to be redone and undone",
    undo: ["first", "second"],
    redo: ["fourth", "third"],
    want: [
      [4, "fourth", 2],
      [3, "third", 1],
      [2, "second", 0],
      [1, "first", -1],
      [0, undefined, -2],
    ],
  },
  {
    name: "all undone: we are at the start",
    undo: [],
    redo: ["first"],
    want: [
      [1, "first", 1],
      [0, undefined, 0],
    ],
  },
  { name: "nothing done", undo: [], redo: [], want: [[0, undefined, 0]] },
])("$name", ({ undo, redo, want }) => {
  const places = historyPlaces(history(undo, redo));
  expect(places.map((place) => [place.id, place.step?.name, place.distance])).toEqual(want);
});

test("a place keeps its id when we go there", () => {
  const steps = (undo: readonly string[], redo: readonly string[]) =>
    historyPlaces(history(undo, redo)).map(({ id, step: taken }) => [id, taken?.name]);
  expect(steps(["a", "b"], ["c"])).toEqual(steps([], ["c", "b", "a"]));
});
