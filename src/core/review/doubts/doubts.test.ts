import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../../document/applyEdit.ts";
import type { Doc, Entity, Project, Relation, Schema, Table } from "../../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../../document/edit.ts";
import { wholeScope } from "../../document/scope.ts";
import { countedIds } from "../../fixtures/countedIds.ts";
import { testDoc, withEntity, withRelation } from "../../fixtures/project.ts";
import { exampleOf } from "../../learn/exampleOf.ts";
import { anyTypeName } from "../../types/anyTypeName.ts";
import type { ConfirmedExample } from "./confirmedExample.ts";
import { keepDoubt, makeAll } from "./decideDoubt.ts";
import type { Doubt } from "./doubt.ts";
import { findDoubts } from "./findDoubts.ts";
import { fixesOf, fixRelation } from "./fixRelation.ts";
import { takeWay } from "./takeWay.ts";

const named = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });
const SCHEMA: Schema = {
  entities: [named("Person"), named("Place"), named("Org")],
  relations: [
    { ...named("Lives"), symmetric: false, heads: ["Person"], tails: ["Place"] },
    { ...named("Near"), symmetric: false, heads: ["Place"], tails: ["Place"] },
  ],
};
const newId = countedIds();

/** A document of which every sentence is confirmed, and every annotation. */
const confirmed = (doc: Doc): Doc => ({
  ...doc,
  entities: allConfirmed(doc.entities),
  relations: allConfirmed(doc.relations),
  confirmed: Object.fromEntries(doc.sentences.map(({ id }) => [id, wholeScope(SCHEMA)])),
});
const allConfirmed = <A extends Entity | Relation>(table: Table<A>): Table<A> =>
  Object.fromEntries(
    Object.entries(table).map(([id, one]) => [id, { ...one, status: "confirmed", by: "user" }]),
  );
const projectOf = (...docs: readonly Doc[]): Project => ({
  docs: Object.fromEntries(docs.map((doc) => [doc.id, confirmed(doc)])),
  schema: SCHEMA,
});
const examplesOf = (project: Project): ConfirmedExample[] =>
  Object.values(project.docs).flatMap((doc) =>
    doc.sentences
      .filter(({ id }) => doc.confirmed[id])
      .map((sentence) => {
        const { example } = exampleOf(doc, sentence, wholeScope(project.schema));
        return { doc: doc.id, sentence, example };
      }),
  );
const doubtsIn = (project: Project): Doubt[] => findDoubts(project, examplesOf(project));
const typesIn = (doc: Doc) => Object.values(doc.entities).map(({ type }) => type);

/** Only one doubt of a kind. */
function only<K extends Doubt["kind"]>(project: Project, kind: K): Extract<Doubt, { kind: K }> {
  const found = doubtsIn(project).filter(
    (doubt): doubt is Extract<Doubt, { kind: K }> => doubt.kind === kind,
  );
  expect(found).toHaveLength(1);
  return found[0];
}

function made(project: Project, edit: NamedEdit | Refusal): Project {
  if (isRefusal(edit)) throw new Error(edit.refused);
  const applied = applyEdit(project, edit.edit);
  expect(applyEdit(applied.project, applied.inverse).project).toEqual(project);
  return applied.project;
}

describe("a string under two types", () => {
  const many = withEntity(
    withEntity(
      withEntity(
        testDoc("a", "Paris slept. Then PARIS woke. See Paris now. Oslo lay."),
        "p",
        "Paris",
        {
          type: "Place",
        },
      ),
      "q",
      "PARIS",
      { type: "Place" },
    ),
    "o",
    "Oslo",
    { type: "Place" },
  );
  const at = many.text.lastIndexOf("Paris");
  const slip: Doc = {
    ...many,
    entities: {
      ...many.entities,
      r: { ...many.entities.p, id: "r", start: at, end: at + 5, type: "Person" },
    },
  };
  const project = projectOf(slip);

  test("is found whatever its case, and given one type in one step", () => {
    const doubt = only(project, "string");
    expect(doubt.uses.map(({ type, places }) => [type, places.length])).toEqual([
      ["Place", 2],
      ["Person", 1],
    ]);
    const after = made(project, makeAll(project, doubt, "Place"));
    expect(typesIn(after.docs.a)).toEqual(["Place", "Place", "Place", "Place"]);
    expect(doubtsIn(after)).toEqual([]);
    // What was decided meanwhile is left as it is.
    expect(makeAll(after, doubt, "Place")).toMatchObject({ refused: /no longer/ });
  });

  test("that is kept is not asked again, until it has a type more", () => {
    const kept = made(project, keepDoubt(project, only(project, "string")));
    expect(doubtsIn(kept)).toEqual([]);
    const { a } = kept.docs;
    const other = { ...a, entities: { ...a.entities, q: { ...a.entities.q, type: "Org" } } };
    expect(doubtsIn({ ...kept, docs: { a: other } })).toHaveLength(1);
  });

  test("is no doubt where one span has both", () => {
    const both = { ...slip.entities.r, start: slip.entities.p.start, end: slip.entities.p.end };
    const doc = { ...slip, entities: { ...slip.entities, r: both } };
    expect(doubtsIn(projectOf(doc))).toEqual([]);
  });
});

describe("a relation against the rules", () => {
  const doc = withRelation(
    withEntity(
      withEntity(testDoc("a", "Ada left Rome."), "x", "Ada", { type: "Person" }),
      "y",
      "Rome",
      {
        type: "Place",
      },
    ),
    "r",
    ["y", "Lives", "x"],
  );
  const project = projectOf(doc);

  test("is turned round where that is allowed", () => {
    const doubt = only(project, "rule");
    expect(fixesOf(project, doubt)).toEqual([{ kind: "reverse" }]);
    const after = made(project, fixRelation(project, doubt, { kind: "reverse" }));
    expect(after.docs.a.relations.r).toMatchObject({ head: "x", tail: "y" });
    expect(doubtsIn(after)).toEqual([]);
  });

  test("may be kept, or be of another type", () => {
    const places = {
      ...doc,
      entities: { ...doc.entities, x: { ...doc.entities.x, type: "Place" } },
    };
    const wrong = projectOf(places);
    const doubt = only(wrong, "rule");
    expect(fixesOf(wrong, doubt)).toEqual([{ kind: "retype", type: "Near" }]);
    const after = made(wrong, fixRelation(wrong, doubt, { kind: "retype", type: "Near" }));
    expect(after.docs.a.relations.r.type).toBe("Near");
    expect(doubtsIn(made(wrong, keepDoubt(wrong, doubt)))).toEqual([]);
  });
});

describe("twins", () => {
  const one = (id: string) =>
    withEntity(testDoc(id, "Ada left Rome."), `${id}x`, "Ada", { type: "Person" });
  const full = (id: string) =>
    withRelation(withEntity(one(id), `${id}y`, "Rome", { type: "Place" }), `${id}r`, [
      `${id}x`,
      "Lives",
      `${id}y`,
    ]);

  test("of other labels are labelled alike, relations too, in one step", () => {
    const project = projectOf(full("a"), full("b"), one("c"));
    const doubt = only(project, "twins");
    expect(doubt.ways.map((places) => places.map(({ doc }) => doc))).toEqual([["a", "b"], ["c"]]);
    const filled = made(project, takeWay(project, doubt, 0, newId));
    expect(doubtsIn(filled)).toEqual([]);
    expect(Object.values(filled.docs.c.relations)).toMatchObject([{ type: "Lives" }]);
    const emptied = made(project, takeWay(project, doubt, 1, newId));
    expect(doubtsIn(emptied)).toEqual([]);
    expect(typesIn(emptied.docs.a)).toEqual(["Person"]);
    expect(Object.keys(emptied.docs.b.relations)).toEqual([]);
  });

  test("are no doubt in types that one of them says nothing of", () => {
    const project = projectOf(full("a"), one("b"));
    const { b } = project.docs;
    const scope = { entities: ["Person"], relations: [] };
    const partly = { ...b, confirmed: { [b.sentences[0].id]: scope } };
    expect(doubtsIn({ ...project, docs: { ...project.docs, b: partly } })).toEqual([]);
  });
});

test("whatever types are called, each way out ends its doubt", () => {
  const names = fc.uniqueArray(anyTypeName, { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(names, ([first, second]) => {
      const schema = { entities: [named(first), named(second)], relations: [] };
      const known = (doc: Doc): Doc => ({
        ...doc,
        confirmed: { [doc.sentences[0].id]: wholeScope(schema) },
      });
      const doc = (id: string, type: string) =>
        known(confirmed(withEntity(testDoc(id, "Ada left."), `${id}x`, "Ada", { type })));
      const docs = { a: doc("a", first), b: doc("b", second) };
      const project: Project = { docs, schema: { ...SCHEMA, entities: schema.entities } };
      const string = only(project, "string");
      expect(doubtsIn(made(project, makeAll(project, string, first)))).toEqual([]);
      const twins = only(project, "twins");
      expect(doubtsIn(made(project, takeWay(project, twins, 1, newId)))).toEqual([]);
      const kept = made(project, keepDoubt(project, twins));
      expect(doubtsIn(kept).map(({ kind }) => kind)).toEqual(["string"]);
    }),
    { numRuns: 50 },
  );
});
