import { describe, expect, test } from "vitest";
import type { Doc, Project } from "../document/document.ts";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { type FindQuery, find } from "./find.ts";

const QUERY: FindQuery = {
  text: "",
  matchCase: false,
  what: "entities",
  type: null,
  head: null,
  tail: null,
  statuses: ["suggested", "confirmed", "rejected"],
  scoreFrom: 0,
  scoreTo: 1,
  illegal: false,
  doc: null,
};

function annotated(): Doc {
  let doc = testDoc("a", "Ada met Bob in Rome. Bob works for Acme. Acme is in Rome.");
  doc = withEntity(doc, "acme", "Acme", { type: "Org", status: "confirmed", score: null });
  doc = withEntity(doc, "rome", "Rome", { type: "Place", score: 0.5 });
  doc = withEntity(doc, "bob", "Bob", { status: "rejected", score: 0.2 });
  doc = withEntity(doc, "ada", "Ada");
  doc = withRelation(doc, "works", ["bob", "Works", "acme"], { status: "confirmed", score: null });
  doc = withRelation(doc, "back", ["acme", "Works", "ada"], { score: 0.3 });
  return withRelation(doc, "meets", ["ada", "Meets", "rome"]);
}

const second = { ...withEntity(testDoc("b", "Bob is here."), "bob", "Bob"), createdAt: -1 };
const trashed = { ...withEntity(testDoc("t", "Bob left."), "bob", "Bob"), trashedAt: 1 };
const project: Project = testProject(annotated(), second, trashed);

const found = (query: Partial<FindQuery>, of = project) =>
  find(of, { ...QUERY, ...query }, 100).hits.map(({ doc, id, start, end }) =>
    id === "" ? `${doc} ${of.docs[doc].text.slice(start, end)} ${start}` : `${doc} ${id}`,
  );

describe("spans are found", () => {
  const all = ["b bob", "a ada", "a bob", "a rome", "a acme"];
  test.each([
    { name: "in reading order, documents in theirs, none of the trash", query: {}, want: all },
    { name: "by part of their words", query: { text: "O" }, want: ["b bob", "a bob", "a rome"] },
    { name: "by case", query: { text: "o", matchCase: true }, want: ["b bob", "a bob", "a rome"] },
    { name: "by case, none", query: { text: "O", matchCase: true }, want: [] },
    { name: "by type", query: { type: "Place" }, want: ["a rome"] },
    {
      name: "by status",
      query: { statuses: ["confirmed", "rejected"] as const },
      want: ["a bob", "a acme"],
    },
    { name: "by no status", query: { statuses: [] }, want: [] },
    {
      name: "by score, both bounds included",
      query: { scoreFrom: 0.2, scoreTo: 0.5 },
      want: ["a bob", "a rome"],
    },
    {
      name: "by score, without those that have none",
      query: { scoreFrom: 0, scoreTo: 0.99 },
      want: ["b bob", "a ada", "a bob", "a rome"],
    },
    { name: "in one document", query: { doc: "b" }, want: ["b bob"] },
    { name: "not in the trash, even when asked", query: { doc: "t" }, want: [] },
    {
      name: "by everything at once",
      query: { text: "b", type: "Person", statuses: ["suggested"] as const },
      want: ["b bob"],
    },
  ])("$name", ({ query, want }) => expect(found(query)).toEqual(want));
});

describe("relations are found", () => {
  const ruled: Project = {
    ...project,
    schema: {
      ...project.schema,
      relations: project.schema.relations.map((type) =>
        type.name === "Works"
          ? { ...type, heads: ["Person"], tails: ["Org"] }
          : { ...type, heads: ["Place"], tails: ["Person"] },
      ),
    },
  };
  test.each([
    {
      name: "all, by their earlier and then their later end",
      query: {},
      want: ["a meets", "a back", "a works"],
    },
    { name: "by type", query: { type: "Works" }, want: ["a back", "a works"] },
    { name: "by words of either end", query: { text: "acme" }, want: ["a back", "a works"] },
    {
      name: "by the pattern of their ends",
      query: { head: "Person", tail: "Org" },
      want: ["a works"],
    },
    { name: "by one end", query: { head: "Org" }, want: ["a back"] },
    {
      name: "in either direction where the type is symmetric",
      query: { head: "Place", tail: "Person" },
      want: ["a meets"],
    },
    {
      name: "in the stored direction too",
      query: { head: "Person", tail: "Place" },
      want: ["a meets"],
    },
    {
      name: "by status and score",
      query: { statuses: ["suggested"] as const, scoreTo: 0.5 },
      want: ["a back"],
    },
    {
      name: "that break a rule, a symmetric one in neither direction",
      query: { illegal: true },
      want: ["a back"],
    },
  ])("$name", ({ query, want }) =>
    expect(found({ what: "relations", ...query }, ruled)).toEqual(want),
  );

  test("from the earlier to the later end", () => {
    const { hits } = find(project, { ...QUERY, what: "relations", type: "Works" }, 1);
    const { text } = project.docs.a;
    expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Ada met Bob in Rome. Bob works for Acme",
    ]);
  });

  test("not those of a type that the schema lacks, when a broken rule is asked for", () => {
    const schema = { ...project.schema, relations: [] };
    expect(found({ what: "relations", illegal: true }, { ...project, schema })).toEqual([]);
  });
});

describe("text is found", () => {
  test("whatever its annotations are", () =>
    expect(found({ what: "text", text: "bob", statuses: [], type: "Org" })).toEqual([
      "b Bob 0",
      "a Bob 8",
      "a Bob 21",
    ]));
  test("only when some is asked for", () => expect(found({ what: "text" })).toEqual([]));
});

test("no more hits than asked for are kept, but all are counted", () => {
  const { hits, total } = find(project, { ...QUERY, what: "text", text: "o" }, 2);
  expect(hits).toHaveLength(2);
  expect(total).toBe(7);
});
