import { expect, test } from "vitest";
import { EMPTY_HISTORY, HISTORY_LIMIT, type History, record, take } from "./history.ts";

const step = (name: string) => ({ name, edit: {}, doc: null });
const names = ({ undo, redo }: History) => [undo.map((e) => e.name), redo.map((e) => e.name)];

test("a step taken back can be taken again, and a new one forgets it", () => {
  const [one] = record(EMPTY_HISTORY, step("one"));
  const [two] = record(one, step("two"));
  const [back, stored] = take(two, "undo", {});
  expect(names(back)).toEqual([["one"], ["two"]]);
  expect(stored).toMatchObject({ 2: null, 3: { stack: "redo", name: "two" } });
  expect(names(take(back, "redo", {})[0])).toEqual([["one", "two"], []]);
  const [other, change] = record(back, step("three"));
  expect(names(other)).toEqual([["one", "three"], []]);
  expect(change).toMatchObject({ 3: null, 4: { stack: "undo" } });
});

test("the oldest steps are forgotten past the limit, also on the disk", () => {
  let history = EMPTY_HISTORY;
  for (let i = 1; i <= HISTORY_LIMIT; i++) [history] = record(history, step(`${i}`));
  const [next, stored] = record(history, step("last"));
  expect(next.undo).toHaveLength(HISTORY_LIMIT);
  expect(next.undo[0].name).toBe("2");
  expect(stored[1]).toBeNull();
});

test("a step that cannot be taken goes away", () => {
  const [history] = record(EMPTY_HISTORY, step("one"));
  expect(take(history, "undo", null)).toEqual([EMPTY_HISTORY, { 1: null }]);
});
