import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testDoc, testSchema, testScope } from "../fixtures/project.ts";
import type { Scope } from "./document.ts";
import {
  annotatedIn,
  inBoth,
  isSameScope,
  isSwitchedOff,
  isWithin,
  mergedScope,
  partOf,
  renamedScope,
  sharedScopes,
  wholeScope,
  withKnown,
} from "./scope.ts";

const doc = testDoc("d", "Ada.");
const of = (...entities: string[]): Scope => ({ entities, relations: ["Works", "Meets"] });

test("all types are annotated but for those that are switched off, here or everywhere", () => {
  const entities = testSchema.entities.map((type) =>
    type.name === "Org" ? { ...type, notAnnotated: true as const } : type,
  );
  const schema = { ...testSchema, entities };
  const here = { ...doc, notAnnotated: { entities: ["Place"], relations: ["Meets"] } };
  expect(annotatedIn(testSchema, doc)).toEqual(testScope);
  expect(annotatedIn(schema, doc)).toEqual(of("Person", "Place"));
  expect(annotatedIn(schema, here)).toEqual({ entities: ["Person"], relations: ["Works"] });
  expect(annotatedIn(schema, here)).toBe(annotatedIn(schema, here));
  const off = ["Person", "Org", "Unknown"].map((n) => isSwitchedOff(schema, here, "entities", n));
  expect(off).toEqual([false, true, false]);
});

describe("merged types", () => {
  test.each([
    { name: "known both stay known", scope: of("Person", "Org"), want: of("Org") },
    { name: "of which the one that goes was known are not", scope: of("Person"), want: of() },
    { name: "of which the one that stays was known are not", scope: of("Org"), want: of() },
    { name: "of which neither was known are not", scope: of("Place"), want: of("Place") },
  ])("$name", ({ scope, want }) =>
    expect(mergedScope(scope, "entities", "Person", "Org")).toEqual(want),
  );
});

test("a renamed type is known by its new name", () => {
  expect(renamedScope(of("Person", "Org"), "entities", "Person", "Human")).toEqual(
    of("Human", "Org"),
  );
  const other = of("Org");
  expect(renamedScope(other, "entities", "Person", "Human")).toBe(other);
});

test("what a sentence knows is said where that is not everything, by one object", () => {
  const some = of("Person");
  expect(partOf(testScope, testScope)).toBeUndefined();
  expect(partOf(testScope, { ...testScope, entities: [...testScope.entities, "Gone"] })).toBe(
    undefined,
  );
  expect(partOf(testScope, some)).toEqual(some);
  expect(partOf(testScope, some)).toBe(partOf(testScope, some));
});

const names = fc.subarray(["A", "B", "C"]);
const anyScope = fc.record({ entities: names, relations: names });

test("what two sentences both know is within either", () => {
  fc.assert(
    fc.property(anyScope, anyScope, fc.constantFrom("A", "B", "C"), (a, b, name) => {
      const both = inBoth(a, b);
      expect([isWithin(both, a), isWithin(both, b)]).toEqual([true, true]);
      expect(isSameScope(both, inBoth(b, a))).toBe(true);
      const grown = (scope: Scope) => withKnown(scope, "entities", name);
      expect(isSameScope(inBoth(grown(a), grown(b)), grown(both))).toBe(true);
    }),
  );
});

test("equal scopes are given as one object, others are not", () => {
  const shared = sharedScopes();
  const first = wholeScope(testSchema);
  expect(shared(first)).toBe(first);
  expect(shared({ ...first })).toBe(first);
  expect(shared(of("Person"))).not.toBe(first);
});
