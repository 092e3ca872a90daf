import { describe, expect, test } from "vitest";
import { testDoc } from "../fixtures/project.ts";
import type { Doc, Entity } from "./document.ts";
import type { Edit } from "./edit.ts";
import {
  EMPTY_HISTORY,
  HISTORY_LIMIT,
  HISTORY_WEIGHT,
  type History,
  record,
  take,
} from "./history.ts";

const step = (name: string, edit: Edit = {}) => ({ name, edit, doc: null, at: 7 });
const names = ({ undo, redo }: History) => [undo.map((e) => e.name), redo.map((e) => e.name)];

/** An edit inside a document that changes so many annotations. */
function changing(count: number): Edit {
  const ids = Array.from({ length: count }, (_, i) => [`e${i}`, null]);
  return { inside: { a: { entities: Object.fromEntries(ids) } } };
}
/** A document with so many entities. */
function docOf(count: number): Doc {
  const entity: Entity = {
    id: "",
    start: 0,
    end: 1,
    type: "",
    status: "confirmed",
    by: "user",
    score: null,
  };
  const ids = Array.from({ length: count }, (_, i) => [`e${i}`, entity]);
  return { ...testDoc("a", "Ada left."), entities: Object.fromEntries(ids) };
}
const recorded = (...steps: ReturnType<typeof step>[]) =>
  steps.reduce<History>((history, one) => record(history, one)[0], EMPTY_HISTORY);

test("a step taken back can be taken again, and a new one forgets it", () => {
  const two = recorded(step("one"), step("two"));
  const [back, stored] = take(two, "undo", {});
  expect(names(back)).toEqual([["one"], ["two"]]);
  expect(stored).toMatchObject({ 2: null, 3: { stack: "redo", name: "two", at: 7 } });
  expect(names(take(back, "redo", {})[0])).toEqual([["one", "two"], []]);
  const [other, change] = record(back, step("three"));
  expect(names(other)).toEqual([["one", "three"], []]);
  expect(change).toMatchObject({ 3: null, 4: { stack: "undo" } });
});

test("the oldest steps are forgotten past the limit, also on the disk", () => {
  const history = recorded(...Array.from({ length: HISTORY_LIMIT }, (_, i) => step(`${i + 1}`)));
  const [next, stored] = record(history, step("last"));
  expect(next.undo).toHaveLength(HISTORY_LIMIT);
  expect(next.undo[0].name).toBe("2");
  expect(stored[1]).toBeNull();
});

test("a step that cannot be taken goes away", () => {
  const [history] = record(EMPTY_HISTORY, step("one"));
  expect(take(history, "undo", null)).toEqual([EMPTY_HISTORY, { 1: null }]);
});

describe("what the steps hold is bounded", () => {
  const third = changing(Math.ceil(HISTORY_WEIGHT / 3));

  test("the oldest go first, as many as must", () => {
    const full = recorded(step("a", third), step("b", third), step("c"));
    const both = { inside: { ...third.inside, b: third.inside!.a } };
    const [next, stored] = record(full, step("d", both));
    expect(names(next)).toEqual([["c", "d"], []]);
    expect(stored).toMatchObject({ 1: null, 2: null, 4: { name: "d" } });
  });

  test("the newest stays, however much it holds", () => {
    const all = { inside: Object.fromEntries(["a", "b", "c"].map((id) => [id, third.inside!.a])) };
    const [next] = record(recorded(step("a")), step("all", all));
    expect(names(next)).toEqual([["all"], []]);
    const [back] = take(next, "undo", all);
    expect(names(back)).toEqual([[], ["all"]]);
  });

  test("what is undone and holds more than before costs the farthest redo, not the undos", () => {
    let history = recorded(step("small"), step("a"), step("b"), step("c"), step("d"));
    const whole: Edit = { docs: { a: docOf(Math.ceil(HISTORY_WEIGHT / 3)) } };
    for (let i = 0; i < 4; i++) [history] = take(history, "undo", { ...whole });
    expect(names(history)).toEqual([["small"], ["b", "a"]]);
  });
});
