import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Entity, Project, Schema } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { changeType } from "./changeType.ts";
import { mergeType } from "./mergeType.ts";
import { currentName, modelTypes, renamedSince } from "./schema.ts";
import { mergingOf } from "./typeUse.ts";

const plain = testDoc("d", "Ada met Bob in Rome.");
const human = { type: "Human" };

function apply(to: Project, made: NamedEdit | Refusal): Project {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(to, made.edit).project;
}

const [person, ...others] = testSchema.entities;
const schema: Schema = {
  ...testSchema,
  entities: [person, { ...person, name: "Human", formerNames: ["Man"] }, ...others],
};
const projectOf = (...docs: Doc[]): Project => ({ ...testProject(...docs), schema });
const merged = (doc: Doc) =>
  apply(projectOf(doc), mergeType(projectOf(doc), "entity", "Person", "Human")).docs[doc.id];

describe("merging entity types", () => {
  test("retypes every span, in the trash too, and takes back as one edit", () => {
    const project = projectOf(
      withEntity(plain, "ada", "Ada"),
      withEntity({ ...plain, id: "t", trashedAt: 1 }, "bob", "Bob"),
    );
    const made = mergeType(project, "entity", "Person", "Human");
    if (isRefusal(made)) throw new Error(made.refused);
    const { project: after, inverse } = applyEdit(project, made.edit);
    expect(after.docs.d.entities.ada.type).toBe("Human");
    expect(after.docs.t.entities.bob.type).toBe("Human");
    expect(after.schema.entities.map(({ name }) => name)).toEqual(["Human", "Org", "Place"]);
    expect(applyEdit(after, inverse).project).toEqual(project);
  });

  const doubled = withEntity(
    withEntity(withEntity(plain, "ada", "Ada", { status: "confirmed" }), "twin", "Ada", human),
    "bob",
    "Bob",
    { ...human, status: "confirmed" },
  );

  test("has the other names of both, each once", () => {
    const named = projectOf(plain);
    const also = (name: string, names: readonly string[]) => (project: Project) =>
      apply(project, changeType(project, "entity", name, { also: names }));
    const project = also("Human", ["man", "woman"])(also("Person", ["Woman", "child"])(named));
    const [human] = apply(project, mergeType(project, "entity", "Person", "Human")).schema.entities;
    expect(human).toMatchObject({ name: "Human", also: ["man", "woman", "child"] });
    const [alone] = apply(named, mergeType(named, "entity", "Person", "Human")).schema.entities;
    expect(alone).not.toHaveProperty("also");
  });

  test("leaves one of two on the same words, the more decided, with the other's relations", () => {
    const doc = withRelation(doubled, "r", ["twin", "Works", "bob"]);
    const after = merged(doc);
    expect(Object.keys(after.entities)).toEqual(["ada", "bob"]);
    expect(after.entities.ada).toMatchObject({ type: "Human", status: "confirmed" });
    expect(after.relations.r).toMatchObject({ head: "ada", tail: "bob", status: "suggested" });
  });

  test("leaves one of two relations that then say the same, and none of a span to itself", () => {
    const both = withRelation(
      withRelation(doubled, "one", ["twin", "Works", "bob"]),
      "two",
      ["ada", "Works", "bob"],
      { status: "confirmed" },
    );
    const doc = withRelation(both, "self", ["ada", "Works", "twin"]);
    expect(merged(doc).relations).toEqual({ two: doc.relations.two });
    expect(mergingOf(projectOf(doc), "entity", "Person", "Human")).toEqual({
      annotations: 1,
      spans: 1,
      relations: 2,
    });
  });

  test("hangs no suggestion on what was rejected", () => {
    const rejected = withEntity(
      withEntity(withEntity(plain, "ada", "Ada", { status: "rejected" }), "twin", "Ada", human),
      "bob",
      "Bob",
    );
    const after = merged(withRelation(rejected, "r", ["twin", "Works", "bob"]));
    expect(after.entities.ada.status).toBe("rejected");
    expect(after.entities.twin).toBeUndefined();
    expect(after.relations).toEqual({});
  });

  describe("of spans with the same borders", () => {
    const words = "Ada met Bob";
    const outer = { fragments: [[0, 3] as const, [8, 11] as const] };
    const both = { fragments: [[0, 7] as const, [8, 11] as const] };
    const left = (one: Partial<Entity>, two: Partial<Entity>) => {
      const doc = withEntity(withEntity(plain, "one", words, one), "two", words, two);
      return Object.values(merged(doc).entities).map(({ id, fragments }) => [id, fragments]);
    };
    test.each<{ name: string; one: Partial<Entity>; two: Partial<Entity>; want: unknown[] }>([
      { name: "other pieces stay apart", one: outer, two: both, want: ["one", "two"] },
      { name: "the same pieces are one", one: outer, two: outer, want: ["two"] },
      { name: "one in pieces takes a whole one", one: outer, two: {}, want: ["one"] },
      { name: "a whole one goes into pieces", one: {}, two: outer, want: ["two"] },
      {
        name: "a decided one stays, in pieces or not",
        one: outer,
        two: { status: "confirmed" },
        want: ["two"],
      },
    ])("$name", ({ one, two, want }) => {
      const ids = left(one, { ...two, ...human }).map(([id]) => id);
      expect(ids).toEqual(want);
    });
  });

  test("changes the rules of relation types", () => {
    const relations = [{ ...schema.relations[0], heads: ["Person", "Human"], tails: ["Person"] }];
    const project = { ...projectOf(plain), schema: { ...schema, relations } };
    const after = apply(project, mergeType(project, "entity", "Person", "Human"));
    expect(after.schema.relations[0]).toMatchObject({ heads: ["Human"], tails: ["Human"] });
  });

  test("makes predictions of either follow, and training start from the type's own row", () => {
    const project = projectOf(plain);
    const after = apply(project, mergeType(project, "entity", "Person", "Human")).schema;
    for (const name of ["Person", "Human", "Man"]) {
      expect(currentName(after.entities, name)).toBe("Human");
    }
    const known = { Person: person, Man: person };
    const model = { ...modelTypes(schema), entities: known };
    expect(renamedSince(after, model)).toEqual({ entities: { Human: "Man" }, relations: {} });
  });
});

describe("merging relation types", () => {
  const ends = withEntity(withEntity(plain, "ada", "Ada"), "bob", "Bob", { type: "Org" });

  test("puts relations in the order of a symmetric type, once each", () => {
    const one = withRelation(ends, "one", ["bob", "Works", "ada"], { status: "rejected" });
    const doc = withRelation(one, "two", ["ada", "Meets", "bob"]);
    const project = projectOf(doc);
    const after = apply(project, mergeType(project, "relation", "Works", "Meets"));
    expect(after.docs.d.relations).toEqual({
      one: { ...doc.relations.one, type: "Meets", head: "ada", tail: "bob" },
    });
  });

  test("removes suggestions that the other type forbids, and no more", () => {
    const [works, meets] = schema.relations;
    const relations = [works, { ...meets, symmetric: false, heads: ["Place"] }];
    const one = withRelation(ends, "one", ["ada", "Works", "bob"]);
    const doc = withRelation(one, "two", ["bob", "Works", "ada"], { status: "confirmed" });
    const project = { ...projectOf(doc), schema: { ...schema, relations } };
    const after = apply(project, mergeType(project, "relation", "Works", "Meets"));
    expect(Object.keys(after.docs.d.relations)).toEqual(["two"]);
  });
});

test.each([
  { name: "a type into itself", from: "Person", into: "Person" },
  { name: "into a type that is not there", from: "Person", into: "Date" },
  { name: "a type that is not there", from: "Date", into: "Person" },
])("it is refused to merge $name", ({ from, into }) => {
  expect(isRefusal(mergeType(projectOf(plain), "entity", from, into))).toBe(true);
});
