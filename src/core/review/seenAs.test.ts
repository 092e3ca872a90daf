import { describe, expect, test } from "vitest";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { entitiesSeenAs, relationsSeenAs } from "./seenAs.ts";

const confirmed = { status: "confirmed" } as const;
const counts = (seen: readonly { type: string; count: number }[]) =>
  seen.map(({ type, count }) => `${type} ${count}`);

/** A document with an entity of each of some types on “New York”, as written. */
const york = (id: string, words: string, types: readonly string[]) =>
  types.reduce(
    (doc, type, i) => withEntity(doc, `${id}-${i}`, words, { ...confirmed, type }),
    testDoc(id, `Ann left ${words}.`),
  );

describe("the same words", () => {
  const project = testProject(
    york("a", "New York", ["Place", "Org"]),
    york("b", "new\n york", ["Place"]),
    york("c", "NEW YORK", ["Place", "Place", "Place"]),
    york("d", "York", ["Person"]),
  );

  test("are counted by type, without regard to case and line breaks", () => {
    expect(counts(entitiesSeenAs(project, " New  York"))).toEqual(["Place 5", "Org 1"]);
  });

  test("up to three places a type are remembered", () => {
    const [place, org] = entitiesSeenAs(project, "New York");
    expect(place.places.map(({ id }) => id)).toEqual(["a-0", "b-0", "c-0"]);
    expect(org.places).toEqual([{ doc: "a", kind: "entity", id: "a-1" }]);
  });

  test("the asked one itself is no evidence", () => {
    expect(counts(entitiesSeenAs(project, "New York", "a-1"))).toEqual(["Place 5"]);
  });

  test("suggestions, rejected ones and the trash are no evidence", () => {
    const open = withEntity(testDoc("e", "Ann left Oslo."), "e1", "Oslo");
    const rejected = withEntity(open, "e2", "Oslo", { status: "rejected" });
    const trashed = withEntity(testDoc("f", "Oslo."), "f1", "Oslo", confirmed);
    const all = testProject(rejected, { ...trashed, trashedAt: 1 });
    expect(entitiesSeenAs(all, "Oslo")).toEqual([]);
    expect(counts(entitiesSeenAs(testProject(trashed), "Oslo"))).toEqual(["Person 1"]);
  });
});

describe("the same pair", () => {
  /** Ann, Acme and Bob, with a relation. */
  const trio = (id: string, relation: readonly [string, string, string], status = confirmed) => {
    let doc = testDoc(id, "Ann told Acme about Bob.");
    doc = withEntity(doc, `${id}-Ann`, "Ann", confirmed);
    doc = withEntity(doc, `${id}-Acme`, "Acme", { ...confirmed, type: "Org" });
    doc = withEntity(doc, `${id}-Bob`, "Bob", confirmed);
    const [head, type, tail] = relation;
    return withRelation(doc, `${id}-r`, [`${id}-${head}`, type, `${id}-${tail}`], status);
  };
  const project = testProject(
    trio("a", ["Ann", "Works", "Acme"]),
    trio("b", ["Bob", "Works", "Acme"]),
    trio("c", ["Ann", "Meets", "Bob"]),
    trio("d", ["Acme", "Works", "Ann"]),
  );

  test.each([
    { name: "of words", by: "words", pair: ["ann", "ACME"], want: ["Works 1"] },
    { name: "of types", by: "types", pair: ["Person", "Org"], want: ["Works 2"] },
    { name: "has a direction", by: "types", pair: ["Org", "Person"], want: ["Works 1"] },
    { name: "but not for a symmetric type", by: "words", pair: ["Bob", "Ann"], want: ["Meets 1"] },
    { name: "may be new", by: "words", pair: ["Bob", "Eve"], want: [] },
  ] as const)("$name", ({ by, pair: [head, tail], want }) =>
    expect(counts(relationsSeenAs(project, by, { head, tail }))).toEqual(want),
  );

  test("the asked one itself is no evidence", () => {
    const pair = { head: "Ann", tail: "Acme" };
    expect(relationsSeenAs(project, "words", pair, "a-r")).toEqual([]);
  });
});
