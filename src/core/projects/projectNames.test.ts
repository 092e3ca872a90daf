import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTypeName } from "../types/anyTypeName.ts";
import { nameKey } from "../types/shownNames.ts";
import { nameOrRefusal, shownProjectNames } from "./projectNames.ts";

test("any projects are shown under names that differ", () => {
  fc.assert(
    fc.property(fc.array(anyTypeName, { maxLength: 8 }), (names) => {
      const all = [...names, ...names].map((name, i) => {
        return { id: `${i}`, name, createdAt: i % 3, usedAt: 0, docs: 0 };
      });
      const shown = [...shownProjectNames(all).values()].map(nameKey);
      expect(new Set(shown).size).toBe(all.length);
    }),
  );
});

test("the number that tells two apart is no other's name", () => {
  const all = ["A", "A", "A (2)"].map((name, i) => {
    return { id: `${i}`, name, createdAt: i, usedAt: 0, docs: 0 };
  });
  expect([...shownProjectNames(all).values()]).toEqual(["A", "A (3)", "A (2)"]);
});

test.each([
  { name: "  Two\n lines ", want: "Two lines" },
  { name: "__proto__", want: "__proto__" },
  { name: "\u200b", want: { refused: expect.any(String) } },
  { name: "", want: { refused: expect.any(String) } },
])("'$name' as a name", ({ name, want }) => expect(nameOrRefusal(name)).toEqual(want));
