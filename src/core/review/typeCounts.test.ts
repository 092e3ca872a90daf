import { expect, test } from "vitest";
import { DOC } from "../fixtures/smallDoc.ts";
import { typeCounts } from "./typeCounts.ts";

test("annotations are counted by type, rejected ones not", () => {
  const { entities, relations } = typeCounts([DOC]);
  expect([...entities]).toEqual([
    ["Person", 2],
    ["Firm", 1],
    ["Place", 1],
  ]);
  expect([...relations]).toEqual([["Works", 2]]);
});
