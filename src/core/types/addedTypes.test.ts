import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntityType, Schema } from "../document/document.ts";
import { testSchema } from "../fixtures/project.ts";
import { anyTypeName, differentTypeNames } from "./anyTypeName.ts";
import type { TypeNames } from "./modelTypes.ts";
import { modelTypes, withTypes } from "./schema.ts";
import { nameKey } from "./shownNames.ts";

/** As brat's files have them: a name that is written out with blanks. */
const bare = (name: string): TypeNames => ({ short: name, verbose: name.replaceAll("_", " ") });
const loc = { short: "Loc", verbose: "Location" };
const shown = (types: readonly EntityType[]) =>
  types.map(({ name, short, verbose }) => [name, short, verbose]);

const added = (schema: Schema, ...files: [string, TypeNames][]) =>
  shown(
    withTypes(schema, { entities: Object.fromEntries(files), relations: {} }).entities.slice(3),
  );

test("types of a file are added once", () => {
  const date = { short: "Dt", verbose: "Date" };
  const types = { ...modelTypes(testSchema), entities: { Date: date } };
  const after = withTypes(testSchema, types);
  expect(after.entities.map((t) => t.name)).toEqual(["Person", "Org", "Place", "Date"]);
  expect(withTypes(after, types)).toBe(after);
});

test("types of a file bring their other names along", () => {
  const date = { short: "Dt", verbose: "Date", also: ["day", " ", "Day"] };
  const { entities } = withTypes(testSchema, { entities: { Date: date }, relations: {} });
  expect(entities.at(-1)?.also).toEqual(["day"]);
});

describe("types that would be shown alike", () => {
  const located = withTypes(testSchema, { entities: { LOCN: loc }, relations: {} });

  test.each<{ name: string; files: [string, TypeNames][]; want: string[][] }>([
    {
      name: "but for a blank, an underscore or case get a number",
      files: [
        ["A_B", bare("A_B")],
        ["A B", bare("A B")],
        ["a b", bare("a b")],
      ],
      want: [
        ["A_B", "A_B", "A B"],
        ["A B", "A B 2", "A B 2"],
        ["a b", "a b 3", "a b 3"],
      ],
    },
    {
      name: "go by their names where the long one is taken",
      files: [["Firm", { short: "F", verbose: "Org" }]],
      want: [["Firm", "F", "Firm"]],
    },
    {
      name: "get a number where their name is taken too",
      files: [
        ["two blanks", bare("two blanks")],
        ["two  blanks", bare("two  blanks")],
      ],
      want: [
        ["two blanks", "two blanks", "two blanks"],
        ["two  blanks", "two blanks 2", "two blanks 2"],
      ],
    },
    {
      name: "are not shortened to the same",
      files: [
        ["One", { short: "X", verbose: "First" }],
        ["Two", { short: "X", verbose: "Second" }],
        ["Three", { short: "First", verbose: "" }],
      ],
      want: [
        ["One", "X", "First"],
        ["Two", "Second", "Second"],
        ["Three", "Three", "Three"],
      ],
    },
  ])("$name", ({ files, want }) => expect(added(testSchema, ...files)).toEqual(want));

  test("leave a short name to the type that has it, but not a name", () => {
    expect(added(located, ["Local", { short: "Loc", verbose: "Local" }])).toEqual([
      ["LOCN", "Loc", "Location"],
      ["Local", "Local", "Local"],
    ]);
    expect(added(located, ["Loc", bare("Loc")])).toEqual([
      ["LOCN", "Location", "Location"],
      ["Loc", "Loc", "Loc"],
    ]);
  });

  test("there are none, whatever they are called", () => {
    const tableOf = (names: readonly string[], texts: readonly string[]) =>
      Object.fromEntries(
        names.map((name, i) => [
          name,
          { short: texts[i % texts.length], verbose: texts[(i + 1) % texts.length] },
        ]),
      );
    const some = { minLength: 1, maxLength: 6 };
    const texts = fc.array(fc.oneof(anyTypeName, fc.constant(" \t")), some);
    const names = differentTypeNames(some);
    fc.assert(
      fc.property(names, texts, names, texts, (one, oneTexts, two, twoTexts) => {
        const first = withTypes(
          { entities: [], relations: [] },
          { entities: tableOf(one, oneTexts), relations: {} },
        );
        const types = { entities: tableOf(two, twoTexts), relations: {} };
        const { entities } = withTypes(first, types);
        expect(new Set(entities.map(({ name }) => name))).toEqual(new Set([...one, ...two]));
        for (const field of ["verbose", "short"] as const) {
          const forms = entities.map((type) => nameKey(type[field]));
          expect(forms).not.toContain("");
          expect(new Set(forms).size).toBe(entities.length);
        }
      }),
    );
  });
});

test("a former name that a type has now is nobody's former name", () => {
  const [person, ...others] = testSchema.entities;
  const schema = { ...testSchema, entities: [{ ...person, formerNames: ["Man"] }, ...others] };
  const { entities } = withTypes(schema, { entities: { Man: bare("Man") }, relations: {} });
  expect(entities[0].formerNames).toEqual([]);
});
