import { expect, test } from "vitest";
import { testDoc, testScope, withEntity } from "../fixtures/project.ts";
import { confirmedThings, isBackupDue } from "./backupDue.ts";

const DAY = 86_400_000;

test("sentences and annotations that are confirmed count, suggestions do not", () => {
  const doc = withEntity(testDoc("a", "Ada met Bob."), "ada", "Ada");
  const ada = { ...doc.entities.ada, status: "confirmed" } as const;
  const done = { ...doc, entities: { ada }, confirmed: { "a:0": testScope } };
  const schema = { entities: [], relations: [] };
  expect(confirmedThings({ docs: { a: doc }, schema })).toBe(0);
  expect(confirmedThings({ docs: { a: done }, schema })).toBe(2);
});

test.each([
  { name: "nothing done", mark: null, confirmed: 0, days: 0, want: false },
  { name: "much done", mark: null, confirmed: 200, days: 0, want: true },
  { name: "a little, long ago", mark: 0, confirmed: 20, days: 7, want: true },
  { name: "a little, lately", mark: 0, confirmed: 199, days: 6, want: false },
  { name: "next to nothing, long ago", mark: 0, confirmed: 19, days: 70, want: false },
  { name: "much taken back since", mark: 500, confirmed: 300, days: 70, want: false },
  { name: "much since", mark: 500, confirmed: 700, days: 0, want: true },
])("it is offered after $name: $want", ({ mark, confirmed, days, want }) => {
  const at = mark === null ? null : { at: 0, confirmed: mark, isMade: true };
  expect(isBackupDue(at, confirmed, days * DAY, false)).toBe(want);
});

test("one that goes by itself goes sooner, and not for nothing", () => {
  const mark = { at: 0, confirmed: 10, isMade: true };
  expect(isBackupDue(mark, 60, 0, true)).toBe(true);
  expect(isBackupDue(mark, 11, DAY, true)).toBe(true);
  expect(isBackupDue(mark, 10, 9 * DAY, true)).toBe(false);
});
