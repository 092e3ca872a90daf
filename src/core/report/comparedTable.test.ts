import { expect, test } from "vitest";
import { madeVersion } from "../fixtures/version.ts";
import { pairedDifference } from "../learn/bootstrap.ts";
import { judgedCounts } from "../learn/judged.ts";
import { comparedTable } from "./comparedTable.ts";

const verdicts = (sentences: number) => {
  const { version, evidence } = madeVersion("Ship", "Sails", sentences);
  const { before, after } = judgedCounts(evidence.judged, version.made!.types);
  const { micro } = pairedDifference(before, after, 0).entities;
  return comparedTable("f1", [{ name: "Spans", of: micro }]).rows[0][4];
};

test("a report says of a few sentences what the page says: that they are too few to tell", () => {
  expect(verdicts(12)).toBe("better");
  expect(verdicts(9)).toBe("too few sentences to tell");
});
