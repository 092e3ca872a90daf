import { expect, test } from "vitest";
import { testDoc, withEntity } from "../../core/fixtures/project.ts";
import { markedPieces } from "./markedPieces.ts";

test("a text is cut where spans begin and end, and the inner one marks what both cover", () => {
  const doc = withEntity(
    withEntity(testDoc("d", "Bank of Rome left."), "outer", "Bank of Rome"),
    "inner",
    "Rome",
  );
  const told = markedPieces(doc).map(({ start, end, inside, ending }) => [
    doc.text.slice(start, end),
    inside?.id ?? null,
    ending.map(({ id }) => id),
  ]);
  expect(told).toEqual([
    ["Bank of ", "outer", []],
    ["Rome", "inner", ["outer", "inner"]],
    [" left.", null, []],
  ]);
});

test("a text without spans is one piece, and none has none", () => {
  expect(markedPieces(testDoc("d", "Nobody came."))).toHaveLength(1);
  expect(markedPieces({ ...testDoc("d", "x"), text: "", sentences: [] })).toEqual([]);
});
