import { expect, test } from "vitest";
import { placeTags } from "./placeTags.ts";

const shifts = (...tags: [left: number, width: number, top?: number][]) => {
  const boxes = tags.map(([left, width, top = 0], i) => ({ id: `${i}`, left, width, top }));
  return [...placeTags(boxes, 200).values()];
};

test.each([
  { name: "tags with room stay under their spans", got: shifts([0, 30], [40, 30]), want: [0, 0] },
  { name: "a crowded tag moves right", got: shifts([0, 30], [20, 30]), want: [0, 13] },
  { name: "and pushes the next one", got: shifts([0, 30], [20, 30], [40, 10]), want: [0, 13, 26] },
  { name: "tags of one place stand side by side", got: shifts([10, 20], [10, 20]), want: [0, 23] },
  { name: "lines do not disturb each other", got: shifts([0, 30], [20, 30, 70]), want: [0, 0] },
  { name: "a tag at the right end stays inside", got: shifts([190, 30]), want: [-20] },
])("$name", ({ got, want }) => expect(got).toEqual(want));
