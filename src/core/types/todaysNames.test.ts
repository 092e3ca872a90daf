import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project } from "../document/document.ts";
import type { NamedEdit, Refusal } from "../document/edit.ts";
import { mergeType } from "./mergeType.ts";
import { modelNames } from "./modelNames.ts";
import { unaskedTypes } from "./namedTypes.ts";
import { modelTypes, renamedSince, withTypes } from "./schema.ts";
import { reusedNames, todaysNames } from "./todaysNames.ts";
import { addType, deleteType, renameType } from "./typeEdits.ts";

const names = (name: string) => ({ short: name, verbose: name });
const typesOf = (...all: string[]) => ({
  entities: Object.fromEntries(all.map((name) => [name, names(name)])),
  relations: {},
});
const projectOf = (...all: string[]): Project => ({
  docs: {},
  schema: withTypes({ entities: [], relations: [] }, typesOf(...all)),
});
type Step = (project: Project) => NamedEdit | Refusal;
const after = (project: Project, ...steps: readonly Step[]): Project =>
  steps.reduce((now, step) => {
    const made = step(now);
    if ("refused" in made) throw new Error(made.refused);
    return applyEdit(now, made.edit).project;
  }, project);
const rename =
  (name: string, to: string): Step =>
  (project) =>
    renameType(project, "entity", name, to);
const remove =
  (name: string): Step =>
  (project) =>
    deleteType(project, "entity", name);

describe.each([
  ["Org", "Firm"],
  ["__proto__", "constructor"],
  ["constructor", "__proto__"],
  ["7", "\u0000"],
])(
  "a model that knows %j and %j, of which the first was deleted and the second has its name",
  (a, b) => {
    const types = typesOf(a, b);
    const { schema } = after(projectOf(a, b), remove(a), rename(b, a));

    test("the type of today is the second one of the model", () => {
      expect(Object.entries(renamedSince(schema, types).entities)).toEqual([[a, b]]);
      const { known, today } = modelNames(schema, types);
      expect(known("entities", a)).toBe(b);
      expect(today("entities", b)).toBe(a);
      expect([a, b]).not.toContain(today("entities", a));
    });

    test("the first one has a name that no type has, and is not asked for", () => {
      const reused = reusedNames(schema, types).entities;
      const today = todaysNames([a, b], reused);
      expect(today.get(b)).toBe(a);
      expect(unaskedTypes(schema, { types, readsNames: true })).toEqual([today.get(a)]);
      // A second time it changes nothing.
      const again = [...today.values()];
      expect([...todaysNames(again, reused).values()]).toEqual(again);
    });

    test("a model that is trained afterwards knows the type by its name", () => {
      const next = modelTypes(schema);
      expect(renamedSince(schema, next).entities).toEqual({});
      expect(reusedNames(schema, next).entities).toEqual({});
    });
  },
);

test("one that is renamed and back is the same; one that was merged into is itself", () => {
  const types = typesOf("Org", "Firm");
  const back = after(
    projectOf("Org", "Firm"),
    remove("Org"),
    rename("Firm", "Org"),
    rename("Org", "Firm"),
  );
  expect(renamedSince(back.schema, types).entities).toEqual({});
  const merged = after(projectOf("Org", "Firm"), (project) =>
    mergeType(project, "entity", "Firm", "Org"),
  );
  expect(renamedSince(merged.schema, types).entities).toEqual({});
});

test("a former name that a new type took means that one", () => {
  const { schema } = after(projectOf("Firm"), rename("Firm", "Org"), ({ schema }) =>
    addType(schema, "entity", "Firm"),
  );
  expect(renamedSince(schema, typesOf("Org", "Firm")).entities).toEqual({});
});

test("types of before this was stored are known as they were", () => {
  const { schema } = projectOf("Org");
  const [org] = schema.entities;
  const old = { ...schema, entities: [{ ...org, formerNames: ["Firm"] }] };
  expect(renamedSince(old, typesOf("Firm")).entities).toEqual({ Org: "Firm" });
  expect(renamedSince(old, typesOf("Org", "Firm")).entities).toEqual({});
});
