import { expect, test } from "vitest";
import { DOC } from "../text/layout/fixture.ts";
import { typeCounts } from "./counts.ts";

test("annotations are counted by type, rejected ones not", () => {
  const { entities, relations } = typeCounts([DOC]);
  expect([...entities]).toEqual([
    ["Person", 2],
    ["Firm", 1],
    ["Place", 1],
  ]);
  expect([...relations]).toEqual([["Works", 2]]);
});
