import { describe, expect, test } from "vitest";
import type { Hit } from "../../core/review/find.ts";
import { INITIAL_FORM, queryOf } from "../app/findForm.ts";
import { countText, hitKey, indexAfter, type Results, selectionKey } from "./results.ts";

const hit = (id: string, start = 0): Hit => ({ doc: "d", kind: "entity", id, start, end: 9 });

describe("a key", () => {
  test("is that of the selection, wherever the span has moved", () => {
    expect(hitKey(hit("a/1 b", 3))).toBe(selectionKey("d", { kind: "entity", id: "a/1 b" }));
    expect(hitKey(hit("a"))).not.toBe(selectionKey("d", { kind: "relation", id: "a" }));
    expect(selectionKey("d", { kind: "sentence", id: "a" })).toBeNull();
    expect(selectionKey(null, { kind: "entity", id: "a" })).toBeNull();
  });

  test("has no spaces, and differs where parts run together", () => {
    expect(hitKey(hit("a b\tc"))).not.toMatch(/\s/);
    expect(hitKey({ ...hit("b/c"), doc: "a" })).not.toBe(hitKey({ ...hit("c"), doc: "a/b" }));
  });

  test("of text is its place", () =>
    expect(hitKey({ ...hit("", 3), kind: "text" })).not.toBe(
      hitKey({ ...hit("", 4), kind: "text" }),
    ));
});

const results = (
  what: "text" | "entities",
  text: string,
  total: number,
  listed = total,
): Results => ({
  project: { docs: {}, schema: { entities: [], relations: [] } },
  query: queryOf({ ...INITIAL_FORM, what, text }, "d"),
  hits: Array.from({ length: listed }, () => hit("a")),
  total,
});

test.each([
  { of: results("text", "", 0), want: "" },
  { of: results("text", "a", 0), want: "Nothing found" },
  { of: results("entities", "", 0), want: "Nothing found" },
  { of: results("text", "a", 1), want: "1 place" },
  { of: results("entities", "", 12), want: "12 spans" },
  { of: results("entities", "", 12345, 100), want: "12,345 spans, the first 100 listed" },
])("the number of results: $want", ({ of, want }) => expect(countText(of)).toBe(want));

test.each([
  { key: "ArrowDown", from: 3, want: 4 },
  { key: "ArrowDown", from: 24, want: 24 },
  { key: "ArrowDown", from: -1, want: 0 },
  { key: "ArrowUp", from: 0, want: 0 },
  { key: "PageDown", from: 3, want: 13 },
  { key: "PageUp", from: 3, want: 0 },
  { key: "Home", from: 3, want: 0 },
  { key: "End", from: 3, want: 24 },
  { key: "x", from: 3, want: null },
])("of 25 results, $key leads from $from to $want", ({ key, from, want }) =>
  expect(indexAfter(key, from, 25)).toBe(want),
);
