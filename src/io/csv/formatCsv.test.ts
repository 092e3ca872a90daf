import { expect, test } from "vitest";
import { formatCsv } from "./formatCsv.ts";

test("numbers stay numbers, and no text is run as a formula", () => {
  const csv = formatCsv([
    ["=SUM(A1)", "a,b"],
    [-0.5, null],
  ]);
  expect(csv).toBe(`\ufeff"'=SUM(A1)","a,b"\r\n-0.5,\r\n`);
});
