import { expect, test } from "vitest";
import { fileName } from "./savingSlice.ts";

test.each([
  ["Loss per step", "spanloom-loss-per-step"],
  ["../..\\a: b?", "spanloom-a-b"],
  ["Zuverlässigkeit", "spanloom-zuverlässigkeit"],
])("%s is saved as %s", (title, name) => expect(fileName(title)).toBe(name));
