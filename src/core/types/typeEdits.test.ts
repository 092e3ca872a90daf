import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project, Schema } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { differentTypeNames } from "./anyTypeName.ts";
import { mergeType } from "./mergeType.ts";
import { NOTHING_RENAMED } from "./modelTypes.ts";
import { currentName, modelTypes, renamedSince } from "./schema.ts";
import { addType, deleteType, renameType } from "./typeEdits.ts";
import { TABLE, typesOfKind } from "./typeTables.ts";
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

describe("the name of a type", () => {
  const [person, ...others] = project.schema.entities;
  const people = { ...person, name: "Peop", short: "Ppl", verbose: "Many People" };
  const schema: Schema = { ...project.schema, entities: [people, ...others] };
  const named: Project = { docs: {}, schema };

  test.each([
    { name: "nothing", to: "  " },
    { name: "what cannot be seen", to: "\u200b\u00ad\t" },
    { name: "another's name", to: "Org" },
    { name: "the same with other blanks", to: "\tOrg\r\n" },
    { name: "another's long name", to: "Many\u00a0 \nPeople" },
    { name: "another's short name", to: "Ppl" },
    { name: "the same in other characters", to: "Caf\u00e9" },
  ])("cannot be $name", ({ to }) => {
    const from = apply(named, addType(schema, "entity", "Cafe\u0301"));
    expect(isRefusal(addType(from.schema, "entity", to))).toBe(true);
    expect(isRefusal(renameType(from, "entity", "Place", to))).toBe(true);
  });

  test("says which type has it, as that is shown", () => {
    expect(addType(schema, "entity", "Peop")).toEqual({
      refused: "There is already a type Many People, which is also shown as Peop.",
    });
    expect(renameType(named, "entity", "Org", " Place")).toEqual({
      refused: "There is already a type Place.",
    });
  });

  test("may be one of its own, and then nothing but its look changes", () => {
    const made = renameType(named, "entity", "Peop", "Peop");
    const after = apply(named, made).schema;
    expect(after.entities[0]).toEqual({ ...people, short: "Peop", verbose: "Peop" });
    expect(made).toMatchObject({ name: "Rename Many People to Peop", edit: { inside: {} } });
  });

  test("is kept on one line", () => {
    const after = apply(named, addType(schema, "entity", "\tchemical\r\n\u0000 compound\u2028"));
    expect(after.schema.entities.at(-1)).toMatchObject({
      name: "chemical compound",
      short: "chemical compound",
      verbose: "chemical compound",
    });
  });

  test("may be anything else that people write, and each is told from the others", () => {
    fc.assert(
      fc.property(differentTypeNames({ minLength: 2, maxLength: 8 }), (names) => {
        for (const kind of ["entity", "relation"] as const) {
          let to: Project = { docs: {}, schema: { entities: [], relations: [] } };
          for (const name of names) to = apply(to, addType(to.schema, kind, `\t${name}\n`));
          const types = typesOfKind(to.schema, kind);
          expect(types.map((type) => type.name)).toEqual(names);
          const [first, last] = [names[0], names.at(-1)!];
          expect(isRefusal(addType(to.schema, kind, first))).toBe(true);
          expect(isRefusal(renameType(to, kind, first, last))).toBe(true);
          expect(typesOfKind(apply(to, mergeType(to, kind, first, last)).schema, kind)).toEqual(
            types.slice(1).map((type, i) => ({
              ...type,
              place: i + 1,
              formerNames: type.name === last ? [first] : [],
            })),
          );
          const table = modelTypes(to.schema)[TABLE[kind]];
          expect(new Set(Object.keys(table))).toEqual(new Set(names));
          for (const name of names) expect(currentName(types, name)).toBe(name);
        }
      }),
    );
  });
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

  test("of two types are not those of a type with both names", () => {
    const both = apply(ruled, addType(ruled.schema, "entity", "Person,Org"));
    expect(lossOf(both, "entity", "Person,Org").freed).toEqual([]);
  });

  test("are left alone by relation types of the same name", () => {
    const named = apply(ruled, addType(ruled.schema, "relation", "Org"));
    const after = apply(named, deleteType(named, "relation", "Org"));
    expect(after.schema).toEqual(ruled.schema);
  });
});
