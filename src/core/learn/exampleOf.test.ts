import { expect, test } from "vitest";
import { testDoc, testScope, withEntity, withRelation } from "../fixtures/project.ts";
import { exampleOf } from "./exampleOf.ts";

const own = { status: "confirmed" as const };

test("an example holds the confirmed annotations in word indexes and counts what it cannot", () => {
  let doc = testDoc("d", "Ada Hill met Bob in Rome. Eve left.");
  doc = withEntity(doc, "ada", "Ada Hill", own);
  doc = withEntity(doc, "bob", "Bob", { ...own, type: "Org" });
  doc = withEntity(doc, "rome", "Rome");
  doc = withEntity(doc, "eve", "Eve", own);
  doc = withEntity(doc, "part", "il", own);
  doc = withRelation(doc, "r", ["bob", "Works", "ada"], own);
  doc = withRelation(doc, "across", ["ada", "Meets", "eve"], own);
  doc = withRelation(doc, "inPart", ["part", "Works", "bob"], own);
  doc = withRelation(doc, "maybe", ["ada", "Works", "bob"]);
  expect(exampleOf(doc, doc.sentences[0], testScope)).toEqual({
    example: {
      id: "d:0",
      words: ["Ada", "Hill", "met", "Bob", "in", "Rome", "."],
      entities: [
        { type: "Person", start: 0, end: 2 },
        { type: "Org", start: 3, end: 4 },
      ],
      relations: [{ type: "Works", head: 1, tail: 0 }],
    },
    relationsAcross: 1,
    entitiesOutside: 1,
    relationsOutside: 1,
  });
});

test.each([
  { name: "is confirmed for all types", scope: testScope, known: undefined },
  {
    name: "was confirmed before two types came",
    scope: { entities: ["Org", "Person", "Gone"], relations: ["Meets"] },
    known: { entities: ["Person", "Org"], relations: ["Meets"] },
  },
  { name: "is not confirmed", scope: undefined, known: undefined },
])("a sentence that $name knows its types", ({ scope, known }) => {
  const doc = { ...testDoc("d", "Ada met Bob."), confirmed: scope ? { "d:0": scope } : {} };
  expect(exampleOf(doc, doc.sentences[0], testScope).example.known).toEqual(known);
});
