import { expect, test } from "vitest";
import type { Selection } from "../../../store/state.ts";
import { DOC } from "../layout/fixture.ts";
import { nextSuggestion } from "./readingOrder.ts";

const id = (selection: Selection | null) =>
  selection && selection.kind !== "none" ? selection.id : null;
const entity = (name: string): Selection => ({ kind: "entity", id: name });

test("spans and arcs are visited in reading order, an arc after its later end", () => {
  const visited: (string | null)[] = [];
  let at: Selection | null = { kind: "none" };
  while (at) {
    at = nextSuggestion(DOC, at, 1);
    visited.push(id(at));
  }
  expect(visited).toEqual(["ann", "acme", "works", "ann2", null]);
});

test.each([
  { name: "backwards from the end", from: { kind: "none" } as const, want: "ann2" },
  { name: "backwards from what is decided", from: entity("oslo"), want: "works" },
  { name: "at the start there is no former one", from: entity("ann"), want: null },
])("$name", ({ from, want }) => expect(id(nextSuggestion(DOC, from, -1))).toBe(want));

test("from a sentence, its first suggestion is next", () => {
  expect(id(nextSuggestion(DOC, { kind: "sentence", id: "d:2" }, 1))).toBe("ann2");
});
