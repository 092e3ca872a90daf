import { expect, test } from "vitest";
import { stepTime } from "./stepTime.ts";

const at = (day: number) => new Date(2026, 10, day, 8, 7).getTime();

test("a step of today has its time alone", () => {
  expect(stepTime(at(25), at(25))).toMatch(/^0?8:07/);
  expect(stepTime(at(24), at(25))).toMatch(/24.*8:07/);
});
