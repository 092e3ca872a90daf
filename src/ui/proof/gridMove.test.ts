import fc from "fast-check";
import { expect, test } from "vitest";
import { type GridPlace, gridMove } from "./gridMove.ts";

const at = (row: number, column: number): GridPlace => ({ row, column });
const FILLED = [at(0, 0), at(0, 3), at(2, 1), at(3, 3)];

test.each<{ key: string; from: GridPlace; to: GridPlace | null; name: string }>([
  { name: "in the same row first", key: "ArrowRight", from: at(0, 0), to: at(0, 3) },
  { name: "on to the next row", key: "ArrowRight", from: at(2, 1), to: at(3, 3) },
  { name: "down the column", key: "ArrowDown", from: at(0, 3), to: at(3, 3) },
  { name: "to the column beside it", key: "ArrowDown", from: at(0, 0), to: at(2, 1) },
  { name: "nowhere at the border", key: "ArrowUp", from: at(0, 0), to: null },
  { name: "to the first", key: "Home", from: at(2, 1), to: at(0, 0) },
  { name: "to the last", key: "End", from: at(2, 1), to: at(3, 3) },
  { name: "no other key", key: "a", from: at(2, 1), to: null },
])("a key leads $name", ({ key, from, to }) => expect(gridMove(key, from, FILLED)).toEqual(to));

test("every number can be reached from every other by arrow keys", () => {
  const place = fc.record({ row: fc.nat(6), column: fc.nat(6) });
  const key = ({ row, column }: GridPlace) => `${row} ${column}`;
  fc.assert(
    fc.property(fc.uniqueArray(place, { minLength: 1, selector: key }), (places) => {
      const filled = [...places].sort((a, b) => a.row - b.row || a.column - b.column);
      const middle = filled[filled.length >> 1];
      const seen = new Map([[key(middle), middle]]);
      for (const from of seen.values())
        for (const name of ["ArrowLeft", "ArrowRight"]) {
          const to = gridMove(name, from, filled);
          if (to) seen.set(key(to), to);
        }
      expect(seen.size).toBe(filled.length);
    }),
  );
});
