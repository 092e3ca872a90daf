import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc } from "../document/document.ts";
import { isRefusal } from "../document/edit.ts";
import { testDoc, testProject, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { mergeEntities } from "./mergeEntities.ts";

const plain = testDoc("d", "Ada Bob Hill met Eve in Rome. Ivo left.");
const pair = withEntity(withEntity(plain, "ada", "Ada"), "hill", "Hill", {
  type: "Org",
  score: 0.5,
});
const third = withEntity(pair, "eve", "Eve");

const merge = (doc: Doc, id: string, neighbour: -1 | 1) =>
  mergeEntities(doc, testSchema, id, neighbour);
function after(doc: Doc, id: string, neighbour: -1 | 1): Doc {
  const made = merge(doc, id, neighbour);
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(testProject(doc), made.edit).project.docs.d;
}
const shown = ({ entities, text }: Doc) =>
  Object.values(entities).map(
    (e) => `${e.id}: ${text.slice(e.start, e.end)} ${e.type} ${e.status}`,
  );

describe("an entity joined", () => {
  test("with the next one reaches to its end, and keeps id, type and score", () => {
    const doc = after(pair, "ada", 1);
    expect(shown(doc)).toEqual(["ada: Ada Bob Hill Person confirmed"]);
    expect(doc.entities.ada.score).toBe(0.9);
  });

  test("with the one before begins where that began", () => {
    expect(shown(after(pair, "hill", -1))).toEqual(["hill: Ada Bob Hill Org confirmed"]);
  });

  test.each([
    { name: "the nearest one", doc: third, want: "ada: Ada Bob Hill Person confirmed" },
    {
      name: "one that overlaps it",
      doc: withEntity(withEntity(third, "ada", "Ada Bob"), "over", "Bob Hill met"),
      want: "ada: Ada Bob Hill met Person confirmed",
    },
    {
      name: "none inside it",
      doc: withEntity(withEntity(third, "ada", "Ada Bob"), "bob", "Bob"),
      want: "ada: Ada Bob Hill Person confirmed",
    },
    {
      name: "none around it",
      doc: withEntity(third, "around", "Ada Bob"),
      want: "ada: Ada Bob Hill Person confirmed",
    },
    {
      name: "none that was rejected",
      doc: withEntity(third, "hill", "Hill", { status: "rejected" }),
      want: "ada: Ada Bob Hill met Eve Person confirmed",
    },
    {
      name: "of two in the same place the one of its type",
      doc: withEntity(withEntity(third, "a", "Hill met", { type: "Org" }), "hill", "Hill", {
        type: "Person",
      }),
      want: "ada: Ada Bob Hill Person confirmed",
    },
  ])("takes $name", ({ doc, want }) => expect(shown(after(doc, "ada", 1))).toContain(want));

  test("has the relations of both, none twice, none to itself", () => {
    let doc = withRelation(third, "own", ["ada", "Works", "eve"]);
    doc = withRelation(doc, "same", ["hill", "Works", "eve"], { status: "rejected" });
    doc = withRelation(doc, "loop", ["ada", "Works", "hill"]);
    doc = withRelation(doc, "back", ["eve", "Works", "hill"]);
    doc = withRelation(doc, "meets", ["hill", "Meets", "eve"]);
    const { relations } = after(doc, "hill", -1);
    expect(relations).toEqual({
      same: doc.relations.same, // the more decided of two that say the same
      back: { ...doc.relations.back, tail: "hill" },
      meets: doc.relations.meets,
    });
  });

  test("keeps the earlier span as head of symmetric relations", () => {
    const two = withEntity(third, "two", "Ada Bob");
    const longer = withRelation(two, "m", ["ada", "Meets", "two"]);
    expect(after(longer, "ada", 1).relations.m).toMatchObject({ head: "two", tail: "ada" });
    const later = withRelation(two, "m", ["two", "Meets", "eve"]);
    expect(after(later, "eve", -1).relations.m).toMatchObject({ head: "two", tail: "eve" });
  });

  test("takes in what was suggested on the joined words", () => {
    let doc = withEntity(third, "whole", "Ada Bob Hill");
    doc = withRelation(doc, "w", ["whole", "Works", "eve"]);
    const joined = after(doc, "ada", 1);
    expect(joined.entities.whole).toBeUndefined();
    expect(joined.relations.w).toMatchObject({ head: "ada", tail: "eve", status: "suggested" });
  });
});

describe("it is not joined", () => {
  test.each([
    {
      name: "after the last",
      id: "eve",
      side: 1 as const,
      why: "There is no span after “Eve” in its sentence.",
    },
    {
      name: "before the first",
      id: "ada",
      side: -1 as const,
      why: "There is no span before “Ada” in its sentence.",
    },
  ])("$name", ({ id, side, why }) => {
    const doc = withEntity(third, "ivo", "Ivo");
    expect(merge(doc, id, side)).toEqual({ refused: why });
  });

  test("into what is confirmed already", () => {
    const doc = withEntity(third, "whole", "Ada Bob Hill", { status: "confirmed" });
    expect(merge(doc, "ada", 1)).toEqual({ refused: "“Ada Bob Hill” is already Person." });
  });
});
