import { expect, test } from "vitest";
import { sentenceRanges } from "./sentenceRanges.ts";

test.each([
  ["1", [0]],
  ["1-3, 7", [0, 1, 2, 6]],
  [" 7 ; 2–3,,2 ", [1, 2, 6]],
])("%j", (written, places) =>
  expect(sentenceRanges(written, 9)).toEqual({ kind: "places", places }),
);

test.each([
  ["", "Write the numbers of sentences, like 1-3, 7"],
  ["0", "“0”: the document has sentences 1 to 9"],
  ["8-99999999999", "“8-99999999999”: the document has sentences 1 to 9"],
  ["3-1", "“3-1” ends before it begins"],
  ["1, two", "“two” is no sentence: write numbers like 1-3, 7"],
])("%j is refused", (written, message) =>
  expect(sentenceRanges(written, 9)).toEqual({ kind: "wrong", message }),
);
