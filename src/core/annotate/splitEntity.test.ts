import { expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc } from "../document/document.ts";
import { isRefusal } from "../document/edit.ts";
import { testDoc, testProject, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { splitEntity } from "./splitEntity.ts";

const plain = testDoc("d", "Ada Bob Hill met Eve in Rome.");
const three = withEntity(withEntity(plain, "all", "Ada Bob Hill"), "eve", "Eve");
const related = withRelation(three, "r", ["all", "Works", "eve"]);

const split = (doc: Doc, offset: number, id = "all") =>
  splitEntity(doc, testSchema, { id, offset, newId: "new" });
function after(doc: Doc, offset: number): Doc {
  const made = split(doc, offset);
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(testProject(doc), made.edit).project.docs.d;
}
const words = (doc: Doc, id: string) =>
  doc.text.slice(doc.entities[id].start, doc.entities[id].end);

test.each([
  { name: "before the word that holds the offset", offset: 6, want: ["Ada", "Bob Hill"] },
  { name: "at the very start of a word", offset: 8, want: ["Ada Bob", "Hill"] },
  { name: "in a space, before the next word", offset: 7, want: ["Ada Bob", "Hill"] },
])("an entity is cut $name", ({ offset, want }) => {
  const doc = after(related, offset);
  expect([words(doc, "all"), words(doc, "new")]).toEqual(want);
});

test("the first part keeps id, relations and score, the second is the user's own", () => {
  const doc = after(related, 4);
  expect(doc.entities.all).toMatchObject({ type: "Person", status: "confirmed", score: 0.9 });
  expect(doc.entities.new).toMatchObject({ type: "Person", status: "confirmed", score: null });
  expect(doc.relations).toEqual(related.relations);
});

test("symmetric relations keep the earlier span as head", () => {
  const nested = withEntity(plain, "two", "Ada Bob");
  const doc = withRelation(withEntity(nested, "all", "Ada Bob Hill"), "m", ["two", "Meets", "all"]);
  expect(after(doc, 4).relations.m).toMatchObject({ head: "all", tail: "two" });
});

test("what was suggested on the second part becomes it, with its relations", () => {
  let doc = withEntity(three, "hill", "Hill");
  doc = withRelation(doc, "h", ["hill", "Works", "eve"]);
  const made = after(doc, 8);
  expect(made.entities.hill).toMatchObject({ status: "confirmed", score: null });
  expect(made.entities.new).toBeUndefined();
  expect(made.relations.h).toBe(doc.relations.h);
});

test("a part inside a word is cut at word borders only", () => {
  const doc = withEntity(plain, "all", "da Bob Hi");
  const made = after(doc, 9);
  expect([words(made, "all"), words(made, "new")]).toEqual(["da Bob", "Hi"]);
});

test.each([
  {
    name: "before its first word",
    doc: three,
    offset: 2,
    why: "“Ada Bob Hill” can only be split between two of its words.",
  },
  {
    name: "past its end",
    doc: three,
    offset: 14,
    why: "“Ada Bob Hill” can only be split between two of its words.",
  },
  {
    name: "when it is one word",
    doc: three,
    id: "eve",
    offset: 18,
    why: "“Eve” is one word: it cannot be split.",
  },
  {
    name: "into what is confirmed already",
    doc: withEntity(three, "own", "Ada", { status: "confirmed" }),
    offset: 4,
    why: "“Ada” is already Person.",
  },
])("it is not cut $name", ({ doc, offset, id, why }) => {
  expect(split(doc, offset, id)).toEqual({ refused: why });
});
