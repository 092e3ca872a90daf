import { expect, test } from "@playwright/test";
import { reviewMspt } from "../session/reviewMspt.ts";

// In bytes; `npm run bench -- surface` counts the keys for all of them.
const SHORT = 700;

test("short mspt documents are reviewed in few keys an item", async ({ page }) => {
  // The suggestions are given: a model would replace them by its own.
  await page.route("**/models/**", (route) => route.abort());
  await page.goto("./");
  const { left, ...tallies } = await reviewMspt(page, process.cwd(), SHORT);
  const mean = ({ actions, items }: { actions: number; items: number }) => actions / items;
  for (const [kind, tally] of Object.entries(tallies)) {
    console.log(
      `${kind}: ${tally.actions} keys for ${tally.items}, ${mean(tally).toFixed(2)} each`,
    );
    expect(tally.items, kind).toBeGreaterThan(0);
  }
  expect(left).toEqual([]);
  expect(mean(tallies.right)).toBeLessThanOrEqual(1.1);
  expect(mean(tallies.wrongType)).toBeLessThanOrEqual(3);
  expect(mean(tallies.wrongBorder)).toBeLessThanOrEqual(3);
  expect(mean(tallies.newRelation)).toBeLessThanOrEqual(2);
});
