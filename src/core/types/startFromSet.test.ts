import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project, Schema } from "../document/document.ts";
import { testDoc, withEntity, withRelation } from "../fixtures/project.ts";
import { modelTypes, withTypes } from "./schema.ts";
import { nameKey } from "./shownNames.ts";
import { setOf, startFromSet } from "./startFromSet.ts";
import { TYPE_SETS, type TypeSet, typesOfSet } from "./typeSets.ts";

const type = (name: string, verbose = name) => ({ name, short: name, verbose, formerNames: [] });
const SET: TypeSet = {
  id: "sea",
  name: "Sea",
  entities: [{ name: "Vessel", also: ["ship"] }, { name: "Person" }, { name: "constructor" }],
  relations: [{ name: "Sails to" }, { name: "Meets", symmetric: true }],
};
const schema: Schema = {
  entities: [type("Place"), { ...type("peop", "Person"), hue: 4 }, type("Firm"), type("Part")],
  relations: [
    { ...type("Works"), symmetric: false, heads: ["peop"], tails: ["Firm"] },
    { ...type("Has"), symmetric: false, heads: ["Part"] },
  ],
};
const NO_MODEL = { entities: {}, relations: {} };
const text = "Ada met Bob in Rome.";
const suggested = withEntity(
  withEntity(testDoc("d", text), "ada", "Ada", { type: "peop" }),
  "rome",
  "Rome",
  {
    type: "Place",
    status: "suggested",
    by: "model",
  },
);
const names = ({ entities, relations }: Schema) =>
  [entities, relations].map((types) => types.map(({ name }) => name));
const started = (project: Project, model = NO_MODEL) => {
  const made = startFromSet(project, SET, model);
  return { made, ...applyEdit(project, made.edit) };
};

describe("starting from a set", () => {
  const project: Project = {
    docs: {
      d: {
        ...suggested,
        confirmed: { "d:0": { entities: ["Place", "peop"], relations: ["Works"] } },
      },
    },
    schema,
  };

  test("has its types in their order, those that were there as they are, and takes back whole", () => {
    const { made, project: after, inverse } = started(project);
    expect(made.name).toBe("Start from the types of Sea");
    expect(names(after.schema)).toEqual([
      ["Vessel", "peop", "constructor"],
      ["Sails to", "Meets"],
    ]);
    expect(after.schema.entities[0].also).toEqual(["ship"]);
    expect(after.schema.entities[1].hue).toBe(4);
    expect(after.schema.relations[1].symmetric).toBe(true);
    expect(Object.keys(after.docs.d.entities)).toEqual(["ada"]);
    expect(after.docs.d.confirmed["d:0"]).toEqual({ entities: ["peop"], relations: [] });
    expect(setOf(after.schema, [SET])).toBe(SET);
    expect(applyEdit(after, inverse).project).toEqual(project);
  });

  test.each([
    { name: "confirmed", change: { status: "confirmed", by: "model" } },
    { name: "rejected", change: { status: "rejected", by: "model" } },
    { name: "asked for", change: { status: "suggested", by: "user" } },
    { name: "brought in by a file", change: { status: "suggested", by: "import" } },
  ] as const)("keeps a type of which something was $name, after its own", ({ change }) => {
    const { rome } = suggested.entities;
    const doc = { ...suggested, entities: { ...suggested.entities, rome: { ...rome, ...change } } };
    const { project: after } = started({ ...project, docs: { d: doc } });
    expect(names(after.schema)[0]).toEqual(["Vessel", "peop", "constructor", "Place"]);
    expect(after.docs.d.entities).toEqual(doc.entities);
  });

  test("keeps what the rules of a used relation type name", () => {
    const doc = withRelation(
      withEntity(suggested, "bob", "Bob", { type: "peop" }),
      "r",
      ["ada", "Has", "bob"],
      { status: "confirmed" },
    );
    const { project: after } = started({ ...project, docs: { d: doc } });
    expect(names(after.schema)).toEqual([
      ["Vessel", "peop", "constructor", "Part"],
      ["Sails to", "Meets", "Has"],
    ]);
    expect(after.schema.relations[2].heads).toEqual(["Part"]);
  });

  test("takes a type that the model knows under the model's name", () => {
    const names = { short: "V", verbose: "vessel" };
    const { project: after } = started(
      { docs: {}, schema: { entities: [], relations: [] } },
      { entities: { ves: names }, relations: {} },
    );
    expect(after.schema.entities[0]).toMatchObject({ name: "ves", verbose: "Vessel" });
  });
});

describe.each(TYPE_SETS)("the set $name", (set) => {
  test("has 6 to 10 types of spans, 3 to 8 of relations, none called as another", () => {
    expect(set.entities.length).toBeGreaterThanOrEqual(6);
    expect(set.entities.length).toBeLessThanOrEqual(10);
    expect(set.relations.length).toBeLessThanOrEqual(8);
    for (const types of [set.entities, set.relations])
      for (const names of [
        types.map(({ name }) => name),
        types.map(({ name, short = name }) => short),
      ])
        expect(new Set(names.map(nameKey)).size).toBe(names.length);
  });

  test("is recognised, and stays what it is in files", () => {
    const schema = withTypes({ entities: [], relations: [] }, typesOfSet(set));
    expect(setOf(schema, TYPE_SETS)).toBe(set);
    expect(modelTypes(schema)).toEqual(typesOfSet(set));
  });
});
