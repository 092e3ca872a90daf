import { describe, expect, it } from "vitest";
import { NONE } from "../kernels/sentenceRows.ts";
import { WordRows } from "./wordRows.ts";

const rowsOf = (list: Uint32Array) => {
  const factors = new Float32Array(list.buffer);
  return Array.from({ length: list.length / 4 }, (_, i) => ({
    row: list[4 * i],
    gradient: list[4 * i + 1],
    factor: factors[4 * i + 2],
  }));
};

const plain = (word: number) => word;

describe("WordRows", () => {
  it("gives a row the decay of the steps before when it is first used", () => {
    const rows = new WordRows(10);
    rows.update([3], plain);
    rows.decay(0.5);
    expect(rows.factorOf(3)).toBe(1);
    expect(rows.factorOf(7)).toBe(0.5);
    expect(rowsOf(rows.update([7], (word) => word + 100))).toEqual([
      { row: 103, gradient: NONE, factor: 1 },
      { row: 107, gradient: 0, factor: 0.5 },
    ]);
    rows.decay(0.5);
    expect([rows.factorOf(3), rows.factorOf(7), rows.factorOf(8)]).toEqual([1, 1, 0.25]);
  });

  it("keeps what is pending for the next training", () => {
    const rows = new WordRows(4);
    rows.update([0], plain);
    rows.decay(0.5);
    rows.settle();
    expect(rows.count).toBe(0);
    expect([rows.factorOf(0), rows.factorOf(1)]).toEqual([1, 0.5]);
    rows.decay(0.5);
    expect([rows.factorOf(0), rows.factorOf(1)]).toEqual([0.5, 0.25]);
  });
});
