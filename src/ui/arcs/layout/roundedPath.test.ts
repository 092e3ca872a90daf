import { expect, test } from "vitest";
import { type Point, roundedPath } from "./roundedPath.ts";

test.each<{ name: string; points: Point[]; want: string }>([
  {
    name: "corners are rounded",
    points: [
      [10, 40],
      [10, 20],
      [90, 20],
      [90, 40],
    ],
    want: "M10 40V27q0 -7 7 -7H83q7 0 7 7V40",
  },
  {
    name: "less where a piece is short",
    points: [
      [10, 40],
      [10, 30],
      [14, 30],
      [14, 40],
    ],
    want: "M10 40V32q0 -2 2 -2H12q2 0 2 2V40",
  },
  {
    name: "not at all where it has no length",
    points: [
      [10, 40],
      [10, 20],
      [10, 20],
      [10, 40],
    ],
    want: "M10 40V20q0 0 0 0V20q0 0 0 0V40",
  },
  {
    name: "numbers have one decimal",
    points: [
      [10.04, 40.26],
      [10.04, 20],
      [90, 20],
      [90, 40],
    ],
    want: "M10 40.3V27q0 -7 7 -7H83q7 0 7 7V40",
  },
])("$name", ({ points, want }) => {
  expect(roundedPath(points, 7)).toBe(want);
});
