import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runningSha256 } from "./runningSha256.ts";

const expected = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("of bytes of any number, in pieces of any size, it is the one of all", () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 });
  fc.assert(
    fc.property(pieces, (all) => {
      const sum = runningSha256();
      for (const piece of all) sum.add(piece);
      expect(sum.end()).toBe(expected(Buffer.concat(all)));
    }),
    { numRuns: 500 },
  );
});

test("of every length about a block's border", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
    const sum = runningSha256();
    sum.add(bytes);
    expect(sum.end()).toBe(expected(bytes));
  }
});
