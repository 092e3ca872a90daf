import { expect, test } from "vitest";
import { smoothed } from "./losses.ts";

test("the running mean starts at the first loss and follows slowly", () => {
  const [first, second] = smoothed([4, 2]);
  expect(first).toBeCloseTo(4);
  expect(second).toBeGreaterThan(2.9);
  expect(second).toBeLessThan(4);
});
