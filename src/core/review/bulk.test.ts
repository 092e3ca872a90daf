import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Project } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { type AnnotationRef, type BulkQuery, bulkMatches } from "./bulk.ts";
import { decideMatches } from "./decideMatches.ts";

const TEXT = "Ada Hill met Bob in Rome. Eve left Oslo.";

/** Suggestions of two sentences, one without a score, and what is decided already. */
function annotated(id: string): Doc {
  let doc = testDoc(id, TEXT);
  doc = withEntity(doc, "ada", "Ada Hill", { by: "model", score: 0.95 });
  doc = withEntity(doc, "bob", "Bob", { by: "model", score: 0.6 });
  doc = withEntity(doc, "rome", "Rome", { type: "Place", by: "user", score: null });
  doc = withEntity(doc, "eve", "Eve", { by: "model", score: 0.4 });
  doc = withEntity(doc, "hill", "Hill", { status: "rejected" });
  doc = withEntity(doc, "oslo", "Oslo", { type: "Place", status: "confirmed" });
  doc = withRelation(doc, "met", ["ada", "Works", "bob"], { by: "model", score: 0.7 });
  return withRelation(doc, "saw", ["bob", "Meets", "eve"], { by: "model", score: 0.3 });
}
const project = testProject(annotated("a"), { ...annotated("b"), createdAt: 1 });
const everything: BulkQuery = {
  scope: { kind: "document", doc: "a" },
  what: "both",
  types: null,
  side: "atLeast",
  threshold: 0,
};
const found = (query: Partial<BulkQuery>, from: Project = project) =>
  bulkMatches(from, { ...everything, ...query }).map(({ doc, id }) => `${doc} ${id}`);

describe("a query finds", () => {
  test.each<{ name: string; query: Partial<BulkQuery>; want: string[] }>([
    {
      name: "only what is suggested",
      query: {},
      want: ["a ada", "a bob", "a rome", "a eve", "a met", "a saw"],
    },
    {
      name: "only spans",
      query: { what: "entities", threshold: 0.6 },
      want: ["a ada", "a bob", "a rome"],
    },
    { name: "only relations", query: { what: "relations" }, want: ["a met", "a saw"] },
    { name: "some types", query: { types: ["Place", "Works"] }, want: ["a rome", "a met"] },
    {
      name: "what is below the threshold, not at it",
      query: { side: "below", threshold: 0.6 },
      want: ["a eve", "a saw"],
    },
    {
      name: "what has no score as if it were sure",
      query: { what: "entities", threshold: 1 },
      want: ["a rome"],
    },
    {
      name: "in a sentence, with relations that have both ends there",
      query: { scope: { kind: "sentence", doc: "a", id: "a:0" } },
      want: ["a ada", "a bob", "a rome", "a met"],
    },
    {
      name: "in a selection, what lies whole in it",
      query: { scope: { kind: "selection", doc: "a", span: { start: 4, end: 29 } } },
      want: ["a bob", "a rome", "a eve", "a saw"],
    },
    {
      name: "in all documents",
      query: { scope: { kind: "project" }, types: ["Place"] },
      want: ["a rome", "b rome"],
    },
    {
      name: "nothing where the sentence is not there",
      query: { scope: { kind: "sentence", doc: "a", id: "gone" } },
      want: [],
    },
  ])("$name", ({ query, want }) => expect(found(query)).toEqual(want));

  test("nothing in the trash", () => {
    const trashed = testProject({ ...annotated("a"), trashedAt: 1 }, annotated("b"));
    expect(found({ scope: { kind: "project" }, types: ["Place"] }, trashed)).toEqual(["b rome"]);
    expect(found({}, trashed)).toEqual([]);
  });
});

describe("deciding about many", () => {
  const entity = (id: string, doc = "a"): AnnotationRef => ({ doc, kind: "entity", id });
  const relation = (id: string, doc = "a"): AnnotationRef => ({ doc, kind: "relation", id });
  function apply(made: NamedEdit | Refusal): Project {
    if (isRefusal(made)) throw new Error(made.refused);
    return applyEdit(project, made.edit).project;
  }
  const statuses = ({ entities, relations }: Doc) =>
    Object.fromEntries(
      [...Object.values(entities), ...Object.values(relations)].map((a) => [a.id, a.status]),
    );

  test("accepts relations with their ends, in several documents by one step", () => {
    const made = decideMatches(project, [relation("met"), relation("met", "b")], "confirmed");
    const after = apply(made);
    for (const id of ["a", "b"]) {
      expect(statuses(after.docs[id])).toMatchObject({
        met: "confirmed",
        ada: "confirmed",
        bob: "confirmed",
        eve: "suggested",
      });
    }
    const { edit } = made as NamedEdit;
    expect(applyEdit(after, applyEdit(project, edit).inverse).project).toEqual(project);
  });

  test("rejects the relations of rejected spans, and nothing else", () => {
    const after = apply(decideMatches(project, [entity("eve"), entity("ada")], "rejected"));
    expect(statuses(after.docs.a)).toEqual({
      ...statuses(project.docs.a),
      eve: "rejected",
      ada: "rejected",
      met: "rejected",
      saw: "rejected",
    });
  });

  test("skips what is gone, decided, or in the trash, and refuses when nothing is left", () => {
    const trashed = {
      ...project,
      docs: { ...project.docs, b: { ...project.docs.b, trashedAt: 1 } },
    };
    const stale = [
      entity("gone"),
      entity("oslo"),
      entity("hill"),
      entity("ada", "c"),
      entity("ada", "b"),
    ];
    expect(decideMatches(trashed, [...stale, relation("gone")], "rejected")).toEqual({
      refused: "None of these suggestions is open any more.",
    });
    const made = decideMatches(trashed, [...stale, entity("bob"), entity("bob")], "confirmed");
    expect(made).toMatchObject({ name: "Accept “Bob”" });
    expect(statuses(apply(made).docs.a)).toEqual({ ...statuses(project.docs.a), bob: "confirmed" });
    expect(apply(made).docs.b).toBe(project.docs.b);
  });

  const people = [entity("ada"), entity("bob"), entity("eve")];
  test.each<{
    name: string;
    refs: AnnotationRef[];
    status: "confirmed" | "rejected";
    bound?: { side: "atLeast" | "below"; threshold: number };
  }>([
    { name: "Accept 3 Person", refs: people, status: "confirmed" },
    { name: "Reject 4 spans", refs: [...people, entity("rome")], status: "rejected" },
    { name: "Accept 2 relations", refs: [relation("met"), relation("saw")], status: "confirmed" },
    {
      name: "Accept 2 Works relations",
      refs: [relation("met"), relation("met", "b")],
      status: "confirmed",
    },
    {
      name: "Reject 4 suggestions below 60 %",
      refs: [...people, relation("met")],
      status: "rejected",
      bound: { side: "below", threshold: 0.6 },
    },
    {
      name: "Accept 3 Person of 90 % or more",
      refs: people,
      status: "confirmed",
      bound: { side: "atLeast", threshold: 0.9 },
    },
    {
      name: "Accept 3 Person",
      refs: people,
      status: "confirmed",
      bound: { side: "atLeast", threshold: 0 },
    },
    { name: "Reject Works “Ada Hill” → “Bob”", refs: [relation("met")], status: "rejected" },
  ])("is called “$name”", ({ name, refs, status, bound }) => {
    expect(decideMatches(project, refs, status, bound)).toMatchObject({ name });
  });

  test("ten thousand at once are decided", () => {
    const large = testProject(withMany(5000));
    const refs = bulkMatches(large, { ...everything, scope: { kind: "project" } });
    const made = decideMatches(large, refs, "confirmed") as NamedEdit;
    const after = applyEdit(large, made.edit).project.docs.large;
    expect(made.name).toBe("Accept 9,999 suggestions");
    expect(Object.values(after.relations).every((r) => r.status === "confirmed")).toBe(true);
  });
});

function withMany(count: number): Doc {
  const doc = testDoc("large", "Ada met Bob again. ".repeat(count / 2));
  const entities = doc.sentences.flatMap(({ words }, i) =>
    [words[0], words[2]].map(([start, end], side) => ({
      id: `e${2 * i + side}`,
      start,
      end,
      type: "Person",
      status: "suggested" as const,
      by: "model" as const,
      score: 0.9,
    })),
  );
  const relations = entities.slice(1).map((e, i) => ({
    id: `r${i}`,
    head: entities[i].id,
    tail: e.id,
    type: "Works",
    status: "suggested" as const,
    by: "model" as const,
    score: 0.8,
  }));
  return {
    ...doc,
    entities: Object.fromEntries(entities.map((e) => [e.id, e])),
    relations: Object.fromEntries(relations.map((r) => [r.id, r])),
  };
}
