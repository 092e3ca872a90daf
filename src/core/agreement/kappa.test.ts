import { expect, test } from "vitest";
import { addPair, type GrowingPairs, kappaOf, kappaOfOne } from "./kappa.ts";

function pairsOf(rows: readonly (readonly [left: string, right: string, count: number])[]) {
  const pairs: GrowingPairs = new Map();
  for (const [left, right, count] of rows) addPair(pairs, left, right, count);
  return pairs;
}

// Two readers of 50 proposals, and two of 100 each: the examples that textbooks and encyclopedias
// give of Cohen (1960).
test.each([
  { yes: 20, yesNo: 5, noYes: 10, no: 15, want: 0.4 },
  { yes: 45, yesNo: 15, noYes: 25, no: 15, want: 0.1304 },
  { yes: 25, yesNo: 35, noYes: 5, no: 35, want: 0.2593 },
])("$yes $yesNo $noYes $no is $want", ({ yes, yesNo, noYes, no, want }) => {
  const pairs = pairsOf([
    ["yes", "yes", yes],
    ["yes", "no", yesNo],
    ["no", "yes", noYes],
    ["no", "no", no],
  ]);
  const { value, items } = kappaOf(pairs);
  expect(value).toBeCloseTo(want, 4);
  expect(items).toBe(yes + yesNo + noYes + no);
});

// Cohen, J. (1960): A coefficient of agreement for nominal scales, table 1: 200 cases, 3 categories.
test("three categories, as Cohen has them", () => {
  const pairs = pairsOf([
    ["1", "1", 88],
    ["1", "2", 14],
    ["1", "3", 18],
    ["2", "1", 10],
    ["2", "2", 40],
    ["2", "3", 10],
    ["3", "1", 2],
    ["3", "2", 6],
    ["3", "3", 12],
  ]);
  expect(kappaOf(pairs).value).toBeCloseTo(0.492, 3);
  expect(kappaOfOne(pairs, (label) => label === "1").value).toBeCloseTo(0.56, 2);
});

test("is not defined where there is nothing, or one label only", () => {
  expect(kappaOf(new Map())).toEqual({ value: null, items: 0 });
  expect(kappaOf(pairsOf([["a", "a", 7]]))).toEqual({ value: null, items: 7 });
  expect(kappaOf(pairsOf([["a", "b", 7]])).value).toBe(0);
  expect(kappaOfOne(pairsOf([["a", "b", 7]]), (label) => label === "c").value).toBeNull();
});
