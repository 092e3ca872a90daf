import { expect, test } from "vitest";
import { type HistoryFacts, historyPlaces } from "./historyPlaces.ts";

/** Steps of one document, made one second after the other; both lists begin next to now. */
const facts = (undo: readonly string[], redo: readonly string[]): HistoryFacts => ({
  undoNames: undo,
  undoTimes: undo.map((_, i) => (undo.length - i) * 1000),
  undoDocs: undo.map(() => "d"),
  redoNames: redo,
  redoTimes: redo.map((_, i) => (undo.length + i + 1) * 1000),
  redoDocs: redo.map(() => "d"),
});
const step = (name: string, seconds: number) => ({ name, at: seconds * 1000, doc: "d" });

test.each([
  {
    name: "where we are is between what is to be redone and undone",
    undo: ["second", "first"],
    redo: ["third", "fourth"],
    want: [
      { id: 4, step: step("fourth", 4), distance: 2 },
      { id: 3, step: step("third", 3), distance: 1 },
      { id: 2, step: step("second", 2), distance: 0 },
      { id: 1, step: step("first", 1), distance: -1 },
      { id: 0, step: null, distance: -2 },
    ],
  },
  {
    name: "all undone: we are at the start",
    undo: [],
    redo: ["first"],
    want: [
      { id: 1, step: step("first", 1), distance: 1 },
      { id: 0, step: null, distance: 0 },
    ],
  },
  { name: "nothing done", undo: [], redo: [], want: [{ id: 0, step: null, distance: 0 }] },
])("$name", ({ undo, redo, want }) => expect(historyPlaces(facts(undo, redo))).toEqual(want));

test("a place keeps its id when we go there", () => {
  const steps = (undo: readonly string[], redo: readonly string[]) =>
    historyPlaces(facts(undo, redo)).map(({ id, step: taken }) => [id, taken]);
  expect(steps(["b", "a"], ["c"])).toEqual(steps([], ["a", "b", "c"]));
});
