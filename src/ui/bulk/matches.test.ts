import { expect, test } from "vitest";
import type { NamedEdit } from "../../core/document/edit.ts";
import { testDoc, testProject, withEntity, withRelation } from "../../core/fixtures/project.ts";
import { type BulkQuery, bulkMatches } from "../../core/review/bulk.ts";
import { decideMatches } from "../../core/review/decideMatches.ts";
import {
  countsByType,
  followers,
  matchesOf,
  nearest,
  promisedShare,
  scoreBins,
} from "./matches.ts";

let doc = testDoc("d", "Ada met Bob and Eve in Rome.");
doc = withEntity(doc, "ada", "Ada", { score: 0.95 });
doc = withEntity(doc, "bob", "Bob", { score: 0.5 });
doc = withEntity(doc, "eve", "Eve", { score: 0.6 });
doc = withEntity(doc, "rome", "Rome", { type: "Place", score: null });
doc = withRelation(doc, "met", ["ada", "Works", "bob"], { score: 0.7 });
const project = testProject(doc);
const query: BulkQuery = {
  scope: { kind: "project" },
  what: "both",
  types: null,
  side: "atLeast",
  threshold: 0,
};
const found = matchesOf(project, bulkMatches(project, query));
const ids = (some: typeof found) => some.map(({ annotation }) => annotation.id);

test("types are counted, spans first, the most frequent first", () => {
  expect(countsByType(found)).toEqual([
    { kind: "entity", type: "Person", count: 3 },
    { kind: "entity", type: "Place", count: 1 },
    { kind: "relation", type: "Works", count: 1 },
  ]);
});

test("examples are those nearest to the threshold, nearest first", () => {
  expect(ids(nearest(found, 0.9, 2))).toEqual(["ada", "rome"]);
  expect(ids(nearest(found, 0.56, 9))).toEqual(["eve", "bob", "met", "ada", "rome"]);
  expect(nearest([], 0.5, 3)).toEqual([]);
});

test("scores are counted in equal parts; the sure ones are in the last", () => {
  expect(scoreBins(found, 4)).toEqual([0, 0, 3, 2]);
});

test("scores promise their mean; what the user asked for promises nothing", () => {
  expect(promisedShare(found)).toBeCloseTo((0.95 + 0.5 + 0.6 + 0.7) / 4, 12);
  expect(promisedShare(found.filter(({ annotation }) => annotation.id === "rome"))).toBeNull();
});

test("what is decided along is counted", () => {
  const decide = (what: BulkQuery["what"], status: "confirmed" | "rejected") => {
    const refs = bulkMatches(project, { ...query, what });
    return followers(decideMatches(project, refs, status) as NamedEdit, refs.length);
  };
  expect(decide("relations", "confirmed")).toBe(2);
  expect(decide("entities", "rejected")).toBe(1);
  expect(decide("both", "rejected")).toBe(0);
});
