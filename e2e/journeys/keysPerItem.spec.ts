import { expect, test } from "@playwright/test";
import { reviewMspt } from "../session/reviewMspt.ts";

test("the mspt documents are reviewed in few keys an item", async ({ page }) => {
  test.setTimeout(600_000);
  // The suggestions are given: a model would replace them by its own.
  await page.route("**/models/**", (route) => route.abort());
  await page.goto("./");
  const { left, ...tallies } = await reviewMspt(page, process.cwd());
  const mean = ({ actions, items }: { actions: number; items: number }) => actions / items;
  for (const [kind, tally] of Object.entries(tallies)) {
    console.log(
      `${kind}: ${tally.actions} keys for ${tally.items}, ${mean(tally).toFixed(2)} each`,
    );
    expect(tally.items, kind).toBeGreaterThan(5);
  }
  expect(left).toEqual([]);
  expect(mean(tallies.right)).toBeLessThanOrEqual(1.1);
  expect(mean(tallies.wrongType)).toBeLessThanOrEqual(3);
  expect(mean(tallies.wrongBorder)).toBeLessThanOrEqual(3);
  expect(mean(tallies.newRelation)).toBeLessThanOrEqual(2);
});
