import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../core/learn/random.ts";
import { anyTypeName } from "../core/types/anyTypeName.ts";
import { variantOf } from "./nameVariants.ts";

const variants = (name: string, kind: "entities" | "relations") => {
  const random = seededRandom(1);
  return new Set(Array.from({ length: 300 }, () => variantOf(name, kind, random)));
};

test("a common name comes as others write it, in plural and with a capital", () => {
  const found = [...variants("music genre", "entities")];
  expect(found).toContain("music genre");
  expect(found).toContain("genre of music");
  expect(found).toContain("Music genres");
});

test("relations have no plural", () => {
  expect([...variants("spouse", "relations")]).not.toContain("spouses");
  expect(variants("spouse", "relations")).toContain("married to");
});

test("any other name stays itself, but for plural and capital", () => {
  fc.assert(
    fc.property(anyTypeName, fc.nat(), (name, seed) => {
      const own = `zq ${name}`;
      const variant = variantOf(own, "relations", seededRandom(seed));
      expect([own, `Z${own.slice(1)}`]).toContain(variant);
    }),
  );
});
