import { describe, expect, it } from "vitest";
import { rangeInputs } from "./ranges.ts";

describe("rangeInputs", () => {
  it("groups ranges by their start and sorts each group by its end", () => {
    const { groups, items, count } = rangeInputs([
      { start: 5, end: 9, row: 0 },
      { start: 2, end: 3, row: 1 },
      { start: 5, end: 6, row: 2 },
      { start: 2, end: 2, row: 3 },
    ]);
    expect(count).toBe(2);
    expect([...groups]).toEqual([2, 0, 2, 0, 5, 2, 4, 0]);
    expect([...items]).toEqual([2, 3, 3, 1, 6, 2, 9, 0]);
  });

  it("is empty without ranges", () => {
    expect(rangeInputs([]).count).toBe(0);
  });
});
