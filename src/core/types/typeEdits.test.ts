import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { NOTHING_RENAMED } from "./modelTypes.ts";
import { currentName, modelTypes, renamedSince, withTypes } from "./schema.ts";
import { addType, deleteType, renameType } from "./typeEdits.ts";
import { lossOf } from "./typeUse.ts";

const text = "Ada met Bob in Rome.";
const two = withEntity(withEntity(testDoc("d", text), "ada", "Ada"), "bob", "Bob", { type: "Org" });
const project = testProject(withRelation(two, "r", ["bob", "Works", "ada"]), testDoc("e", text));

function apply(to: Project, made: NamedEdit | Refusal): Project {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(to, made.edit).project;
}

test("a renamed type changes annotations and stays known to the model", () => {
  const after = apply(project, renameType(project, "entity", "Person", "Human"));
  expect(after.docs.d.entities.ada.type).toBe("Human");
  expect(after.docs.e).toBe(project.docs.e);
  expect(currentName(after.schema.entities, "Person")).toBe("Human");
  expect(renamedSince(after.schema, modelTypes(project.schema))).toEqual({
    entities: { Human: "Person" },
    relations: {},
  });
});

test("a renamed type is shown by its new name", () => {
  const [work] = project.schema.relations;
  const shown = { ...work, short: "W", verbose: "Works for" };
  const schema = { ...project.schema, relations: [shown] };
  const after = apply(
    { ...project, schema },
    renameType({ ...project, schema }, "relation", work.name, "Job"),
  );
  expect(after.schema.relations[0]).toMatchObject({ name: "Job", short: "Job", verbose: "Job" });
});

test("a type renamed twice is known to the model by the name it learnt", () => {
  const once = apply(project, renameType(project, "relation", "Works", "Job"));
  const twice = apply(once, renameType(once, "relation", "Job", "Employed"));
  expect(renamedSince(twice.schema, modelTypes(project.schema))).toEqual({
    entities: {},
    relations: { Employed: "Works" },
  });
  const back = apply(twice, renameType(twice, "relation", "Employed", "Works"));
  expect(renamedSince(back.schema, modelTypes(project.schema))).toEqual(NOTHING_RENAMED);
});

test("a new type may take a former name, which then means the new type", () => {
  const renamed = apply(project, renameType(project, "entity", "Person", "Human"));
  const after = apply(renamed, addType(renamed.schema, "entity", " Person "));
  expect(currentName(after.schema.entities, "Person")).toBe("Person");
});

test("deleting a type says first what goes with it", () => {
  expect(lossOf(project, "entity", "Org")).toEqual({ annotations: 1, relations: 1, freed: [] });
  const after = apply(project, deleteType(project, "entity", "Org"));
  expect(after.docs.d).toMatchObject({ entities: { ada: {} }, relations: {} });
  expect(after.docs.d.entities.bob).toBeUndefined();
  expect(after.schema.entities.map((t) => t.name)).toEqual(["Person", "Place"]);
});

test.each([
  { name: "an empty name is refused", to: "  " },
  { name: "a name in use is refused", to: "Org" },
  { name: "a whole number is refused", to: "12" },
])("$name", ({ to }) => {
  expect(isRefusal(addType(project.schema, "entity", to))).toBe(true);
  expect(isRefusal(renameType(project, "entity", "Person", to))).toBe(true);
});

describe("the rules of relation types", () => {
  const [works, meets] = project.schema.relations;
  const relations = [{ ...works, heads: ["Org"], tails: ["Person", "Org"] }, meets];
  const ruled = { ...project, schema: { ...project.schema, relations } };

  test("know a renamed entity type by its new name", () => {
    const after = apply(ruled, renameType(ruled, "entity", "Org", "Firm"));
    expect(after.schema.relations).toEqual([
      { ...works, heads: ["Firm"], tails: ["Person", "Firm"] },
      meets,
    ]);
  });

  test("forget a deleted one, and allow all types when it was the last", () => {
    expect(lossOf(ruled, "entity", "Org").freed).toEqual(["Works"]);
    const after = apply(ruled, deleteType(ruled, "entity", "Org"));
    expect(after.schema.relations).toEqual([{ ...works, tails: ["Person"] }, meets]);
  });

  test("are left alone by relation types of the same name", () => {
    const named = apply(ruled, addType(ruled.schema, "relation", "Org"));
    const after = apply(named, deleteType(named, "relation", "Org"));
    expect(after.schema).toEqual(ruled.schema);
  });
});

test("types of a file are added once", () => {
  const types = modelTypes({
    ...project.schema,
    entities: [{ name: "Date", short: "Dt", verbose: "Date", formerNames: [] }],
  });
  const after = withTypes(project.schema, types);
  expect(after.entities.map((t) => t.name)).toEqual(["Person", "Org", "Place", "Date"]);
  expect(withTypes(after, types)).toBe(after);
});
