import { describe, expect, test } from "vitest";
import type { Doc, Schema } from "../../core/document/document.ts";
import { testDoc, testSchema, withEntity, withRelation } from "../../core/fixtures/project.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { withTypes } from "../../core/types/schema.ts";
import { chosenDocs } from "./chosenDoc.ts";
import { chosenTypes } from "./chosenTypes.ts";
import { AS_TOLD } from "./importChoices.ts";
import { proposedTypes } from "./proposedTypes.ts";

/** Documents as they come when nobody chooses anything. */
function imported(into: Schema, types: ModelTypes, docs: readonly Doc[]) {
  const proposed = proposedTypes(into, types);
  const symmetric = into.relations.filter((t) => t.symmetric).map(({ name }) => name);
  return {
    docs: docs.map(chosenDocs(types, { ...AS_TOLD, types: proposed, symmetric })),
    schema: withTypes(into, chosenTypes(types, proposed)),
    taken: [...proposed.entity, ...proposed.relation],
  };
}

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
    expect(after.taken).toEqual([
      ["People", "Peop"],
      ["Met with", "Met_With"],
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
    expect(both.taken).toEqual([["Met with", "Met_With"]]);
  });

  test("that the project knows or lacks change nothing of the documents", () => {
    const { docs, taken } = imported(testSchema, types, [doc]);
    expect(docs).toEqual([doc]);
    expect(taken).toEqual([]);
  });

  test("that read as one of the project are that one, relations too", () => {
    const relations = { met_with: { ...names("met with"), symmetric: false } };
    const entities = { "PEO\u200bPLE": names("PEOPLE"), loc: { short: "l", verbose: "ＰLACE" } };
    const { taken, schema: next } = imported(schema, { entities, relations }, []);
    expect(taken).toEqual([
      ["PEO\u200bPLE", "Peop"],
      ["loc", "Place"],
      ["met_with", "Met_With"],
    ]);
    expect(next).toBe(schema);
  });

  test("of which several read so stay several: the one that is written so is that one", () => {
    const entities = { PEOPLE: names("PEOPLE"), People: names("People"), peo_ple: names("people") };
    const { taken, schema: next } = imported(schema, { entities, relations: {} }, []);
    expect(taken).toEqual([["People", "Peop"]]);
    expect(next.entities.slice(schema.entities.length).map(({ name }) => name)).toEqual([
      "PEOPLE",
      "peo_ple",
    ]);
  });
});
