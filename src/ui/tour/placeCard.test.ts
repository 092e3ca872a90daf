import { expect, test } from "vitest";
import { placeCard } from "./placeCard.ts";

const WINDOW = { width: 1000, height: 600 };
const CARD = { width: 300, height: 200 };
const at = (left: number, top: number, width = 80, height = 20) => ({ left, top, width, height });

test.each([
  { name: "below", anchor: at(100, 50), want: { left: 100, top: 82 } },
  { name: "above, at the foot of the window", anchor: at(100, 500), want: { left: 100, top: 288 } },
  { name: "never out of the window", anchor: at(950, 50, 40), want: { left: 692, top: 82 } },
  { name: "in the corner without an anchor", anchor: null, want: { left: 692, top: 392 } },
])("the card lies $name", ({ anchor, want }) => {
  expect(placeCard(anchor, CARD, WINDOW)).toEqual(want);
});

test("it gives way to what has the focus", () => {
  expect(placeCard(at(100, 250), CARD, WINDOW, [at(120, 300)])).toEqual({ left: 100, top: 38 });
});

test("where there is no room it covers as little as can be", () => {
  const phone = { width: 400, height: 500 };
  const { top } = placeCard(at(20, 80, 360, 60), { width: 380, height: 200 }, phone, [
    at(0, 300, 400, 200),
  ]);
  // Below lies over 52 lines of the sheet, above over all of the anchor.
  expect(top).toBe(152);
});
