import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { hintLetters, hintTargets } from "./hints.ts";

test.each([0, 3, 26, 27, 300])(
  "%i targets have different letters, none begins another",
  (count) => {
    const letters = hintLetters(count);
    expect(new Set(letters).size).toBe(count);
    for (const a of letters) expect(letters.filter((b) => b !== a && b.startsWith(a))).toEqual([]);
  },
);

test("targets of the same sentence have the easiest letters; rejected ones and the head none", () => {
  expect([...hintTargets(DOC, "ann")]).toEqual([
    ["acme", "f"],
    ["oslo", "j"],
  ]);
});

test("a head that is gone has no targets", () => expect(hintTargets(DOC, "x").size).toBe(0));
