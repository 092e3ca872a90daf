import { describe, expect, test } from "vitest";
import type { Schema } from "../document/document.ts";
import { testDoc, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { imported } from "./importedTypes.ts";

const [person, ...others] = testSchema.entities;
const [works, meets] = testSchema.relations;
const schema: Schema = {
  entities: [{ ...person, name: "Peop", verbose: "People" }, ...others],
  relations: [works, { ...meets, name: "Met_With", verbose: "Met with" }],
};
const names = (name: string) => ({ short: name, verbose: name });
const own = { status: "confirmed", score: null } as const;
const two = withEntity(
  withEntity(testDoc("d", "Ada met Bob in Rome."), "ada", "Ada", { ...own, type: "People" }),
  "bob",
  "Bob",
  { ...own, type: "Human" },
);

describe("types of files", () => {
  const there = withRelation(two, "there", ["ada", "Met with", "bob"], own);
  const doc = withRelation(there, "back", ["bob", "Met with", "ada"], own);
  const types = {
    entities: { People: names("People"), Human: names("Human") },
    relations: {
      "Met with": { ...names("Met with"), symmetric: false },
      Knows: { ...names("Knows"), symmetric: false, heads: ["People"], tails: ["Human"] },
    },
  };
  const after = imported(schema, types, [doc]);

  test("that are named as one of the project is shown are that one", () => {
    expect(after.takenFor).toEqual([
      { kind: "entity", name: "People", type: schema.entities[0] },
      { kind: "relation", name: "Met with", type: schema.relations[1] },
    ]);
    const [{ entities, relations }] = after.docs;
    expect(Object.values(entities).map(({ type }) => type)).toEqual(["Peop", "Human"]);
    // It has no direction here: both say the same.
    expect(relations).toEqual({ there: { ...doc.relations.there, type: "Met_With" } });
  });

  test("are known so to the rules, and the others are added", () => {
    expect(after.schema.entities.slice(schema.entities.length)).toMatchObject([{ name: "Human" }]);
    expect(after.schema.relations.slice(schema.relations.length)).toMatchObject([
      { name: "Knows", heads: ["Peop"], tails: ["Human"] },
    ]);
  });

  test("stay apart where the files have both", () => {
    const entities = { ...types.entities, Peop: names("Peop") };
    const both = imported(schema, { ...types, entities }, [two]);
    expect(both.docs[0].entities).toEqual(two.entities);
    expect(both.schema.entities.map(({ verbose }) => verbose)).toContain("People 2");
    expect(both.takenFor.map(({ kind }) => kind)).toEqual(["relation"]);
  });

  test("that the project knows or lacks change nothing of the documents", () => {
    const { docs, takenFor } = imported(testSchema, types, [doc]);
    expect(docs).toEqual([doc]);
    expect(takenFor).toEqual([]);
  });

  test("that read as one of the project are that one, relations too", () => {
    const relations = { met_with: { ...names("met with"), symmetric: false } };
    const entities = { "PEO\u200bPLE": names("PEOPLE"), loc: { short: "l", verbose: "ＰLACE" } };
    const { takenFor, schema: next } = imported(schema, { entities, relations }, []);
    expect(takenFor.map(({ name, type }) => [name, type.name])).toEqual([
      ["PEO\u200bPLE", "Peop"],
      ["loc", "Place"],
      ["met_with", "Met_With"],
    ]);
    expect(next).toBe(schema);
  });

  test("of which several read so stay several: the one that is written so is that one", () => {
    const entities = { PEOPLE: names("PEOPLE"), People: names("People"), peo_ple: names("people") };
    const { takenFor, schema: next } = imported(schema, { entities, relations: {} }, []);
    expect(takenFor.map(({ name, type }) => [name, type.name])).toEqual([["People", "Peop"]]);
    expect(next.entities.slice(schema.entities.length).map(({ name }) => name)).toEqual([
      "PEOPLE",
      "peo_ple",
    ]);
  });
});
