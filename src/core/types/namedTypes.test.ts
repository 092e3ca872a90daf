import { expect, test } from "vitest";
import type { EntityType, Schema } from "../document/document.ts";
import { isByName } from "./byName.ts";
import type { ModelTypes } from "./modelTypes.ts";
import { namedTypes, unaskedTypes } from "./namedTypes.ts";

const type = (name: string, formerNames: readonly string[] = []): EntityType => ({
  name,
  short: name,
  verbose: name,
  formerNames,
});
const schema: Schema = {
  entities: [type("Person"), type("Town", ["Place"]), type("Vessel"), type("constructor")],
  relations: [{ ...type("owns"), symmetric: false }],
};
const names = { short: "", verbose: "" };
const types: ModelTypes = {
  entities: { Person: names, Place: names, Drug: names },
  relations: { sails: { ...names, symmetric: false } },
};

test("are those that the model learnt under none of their names", () => {
  const { entities, relations } = namedTypes(schema, { types, readsNames: true });
  expect(Object.keys(entities)).toEqual(["Vessel", "constructor"]);
  expect(Object.keys(relations)).toEqual(["owns"]);
});

test("are none for a model that cannot read names, nor once all were learnt", () => {
  const none = { entities: {}, relations: {} };
  expect(namedTypes(schema, { types, readsNames: false })).toEqual(none);
  const all = namedTypes(schema, { types: { entities: {}, relations: {} }, readsNames: true });
  expect(namedTypes(schema, { types: all, readsNames: true })).toEqual(none);
});

test("what the schema has under no name is not asked of a model that reads names", () => {
  expect(unaskedTypes(schema, { types, readsNames: true })).toEqual(["Drug"]);
  expect(unaskedTypes(schema, { types, readsNames: false })).toEqual([]);
});

test.each([
  { name: "a suggestion of the model is", status: "suggested", by: "model", want: true },
  { name: "what was confirmed is not", status: "confirmed", by: "model", want: false },
  { name: "nor what was rejected", status: "rejected", by: "model", want: false },
  { name: "nor what the user asked for", status: "suggested", by: "user", want: false },
  { name: "nor what a file suggests", status: "suggested", by: "import", want: false },
] as const)("of such a type $name by name only", ({ status, by, want }) => {
  expect(isByName({ byName: true }, { status, by })).toBe(want);
  expect(isByName({ byName: false }, { status, by })).toBe(false);
});
