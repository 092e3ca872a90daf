import { expect, test } from "vitest";
import { draftLine } from "./draftLine.ts";

test("a draft is told by its time and by what differs", () => {
  const counts = { suggested: 12, fresh: 3, gone: 1 };
  expect(draftLine(10, counts)).toBe("Draft after 10 s: 12 suggestions, 3 new, 1 gone");
  const one = { suggested: 1, fresh: 0, gone: 0 };
  expect(draftLine(161, one)).toBe("Draft after 3 min: 1 suggestion, 0 new, 0 gone");
});
