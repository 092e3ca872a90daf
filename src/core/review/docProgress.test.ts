import { describe, expect, test } from "vitest";
import { testDoc, testScope, withEntity, withRelation } from "../fixtures/project.ts";
import { docProgress } from "./docProgress.ts";

const TEXT = "Ann met Bob. Ann left.";
const confirmed = (...ids: string[]) => ({
  ...testDoc("d", TEXT),
  confirmed: Object.fromEntries(ids.map((id) => [id, testScope])),
});

describe("a document's status", () => {
  test.each([
    { name: "nothing confirmed: not started", doc: confirmed(), want: "notStarted" },
    { name: "some sentences confirmed: in progress", doc: confirmed("d:0"), want: "inProgress" },
    { name: "all sentences confirmed: done", doc: confirmed("d:0", "d:1"), want: "done" },
    { name: "nothing to confirm: done", doc: testDoc("d", ""), want: "done" },
  ])("$name", ({ doc, want }) => expect(docProgress(doc).status).toBe(want));
});

test("annotations are counted, rejected ones not", () => {
  let doc = confirmed("d:0");
  doc = withEntity(doc, "ann", "Ann", { status: "confirmed" });
  doc = withEntity(doc, "bob", "Bob");
  doc = withEntity(doc, "met", "met", { status: "rejected", type: "Event" });
  doc = withRelation(doc, "meets", ["ann", "Meets", "bob"]);
  doc = withRelation(doc, "works", ["ann", "Works", "bob"], { status: "rejected" });
  expect(docProgress(doc)).toEqual({
    status: "inProgress",
    sentences: 2,
    confirmedSentences: 1,
    spans: 2,
    confirmedSpans: 1,
    relations: 1,
    open: 2,
    types: new Set(["entity:Person", "relation:Meets"]),
  });
});

test("a document that does not change is counted once", () => {
  const doc = withEntity(testDoc("d", TEXT), "ann", "Ann");
  let reads = 0;
  const watched = new Proxy(doc.entities, {
    get: (table, id: string) => {
      reads++;
      return table[id];
    },
  });
  const same = { ...doc, entities: watched };
  expect(docProgress(same)).toBe(docProgress(same));
  expect(reads).toBe(1);
});
