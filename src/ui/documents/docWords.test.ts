import { expect, test } from "vitest";
import { testDoc, testScope, withEntity, withRelation } from "../../core/fixtures/project.ts";
import { docContents, docCounts, docTotals, nameFrom, shortDate } from "./docWords.ts";

const bare = testDoc("d", "Ann met Bob.");
const one = withEntity(bare, "a", "Ann", { status: "confirmed" });
const two = withRelation(withEntity(one, "b", "Bob"), "r", ["a", "Meets", "b"]);
const done = { ...one, confirmed: { "d:0": testScope } };

test.each([
  { name: "nothing yet", got: docCounts(bare), want: "No spans" },
  { name: "only what there is", got: docCounts(one), want: "1 span" },
  { name: "all of it", got: docCounts(two), want: "2 spans · 1 relation · 2 open" },
  { name: "totals", got: docTotals([bare, two, done]), want: "1 of 3 done · 2 spans confirmed" },
  { name: "no documents", got: docTotals([]), want: "0 of 0 done · 0 spans confirmed" },
  {
    name: "what goes with documents",
    got: docContents([one, two]),
    want: "2 documents with 3 spans and 1 relation",
  },
])("$name", ({ got, want }) => expect(got).toBe(want));

test("a date has its year when that is another one", () => {
  const [summer, winter, now] = [
    new Date(2026, 6, 3),
    new Date(2025, 11, 30),
    new Date(2026, 10, 25),
  ].map(Number);
  expect(shortDate(summer, now)).not.toContain("2026");
  expect(shortDate(summer, now)).toContain("3");
  expect(shortDate(winter, now)).toContain("2025");
});

test.each([
  {
    name: "the first six words",
    text: " Ann lives\nin Oslo, and Bob in Rome.",
    want: "Ann lives in Oslo, and Bob",
  },
  { name: "a text without spaces is cut", text: "字".repeat(60), want: `${"字".repeat(40)}…` },
  { name: "nothing has a name too", text: "  ", want: "Untitled" },
])("$name", ({ text, want }) => expect(nameFrom(text)).toBe(want));
