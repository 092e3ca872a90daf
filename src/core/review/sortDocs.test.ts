import { describe, expect, test } from "vitest";
import type { Doc } from "../document/document.ts";
import { testDoc, testScope, withEntity, withRelation } from "../fixtures/project.ts";
import { ALL_DOCS, type DocListing, isFiltered, sortDocs } from "./sortDocs.ts";

const doc = (name: string, createdAt: number, confirmed: readonly number[]): Doc => ({
  ...testDoc(name, "Ann met Bob. Ann left."),
  createdAt,
  confirmed: Object.fromEntries(confirmed.map((i) => [`${name}:${i}`, testScope])),
});

const DOCS = [
  doc("Letter 10", 3, []),
  withEntity(withEntity(doc("letter 2", 2, [0]), "a", "Ann"), "b", "Bob", { type: "Place" }),
  withRelation(withEntity(doc("Café", 1, [0, 1]), "a", "Ann", { status: "confirmed" }), "r", [
    "a",
    "Meets",
    "a",
  ]),
];
const listed = (listing: Partial<DocListing>) =>
  sortDocs(DOCS, { ...ALL_DOCS, ...listing }).map(({ name }) => name);

describe("the order", () => {
  test.each([
    { order: "oldest", want: ["Café", "letter 2", "Letter 10"] },
    { order: "newest", want: ["Letter 10", "letter 2", "Café"] },
    { order: "name", want: ["Café", "letter 2", "Letter 10"] },
    { order: "progress", want: ["Letter 10", "letter 2", "Café"] },
    { order: "open", want: ["letter 2", "Café", "Letter 10"] },
  ] as const)("by $order", ({ order, want }) => expect(listed({ order })).toEqual(want));

  test("of equals is that of the list", () => {
    const equal = [doc("b", 9, []), doc("a", 8, [])];
    const orders = ["progress", "open"] as const;
    for (const order of orders)
      expect(sortDocs(equal, { ...ALL_DOCS, order }).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("leaves what it was given as it was", () => {
    sortDocs(DOCS, { ...ALL_DOCS, order: "newest" });
    expect(DOCS[0].name).toBe("Letter 10");
  });
});

describe("the filter", () => {
  test.each([
    { name: "part of a name, in any case", listing: { name: " LETTER " }, count: 2 },
    { name: "accents may be left out", listing: { name: "cafe" }, count: 1 },
    { name: "or be composed in another way", listing: { name: "cafe\u0301" }, count: 1 },
    { name: "a status", listing: { status: "inProgress" }, count: 1 },
    { name: "a type of spans", listing: { type: "entity:Place" }, count: 1 },
    { name: "a type of relations", listing: { type: "relation:Meets" }, count: 1 },
    { name: "a relation's type is no span's", listing: { type: "entity:Meets" }, count: 0 },
    { name: "all of them at once", listing: { name: "2", type: "entity:Person" }, count: 1 },
    { name: "nothing", listing: {}, count: 3 },
  ] as const)("$name", ({ listing, count }) => expect(listed(listing)).toHaveLength(count));

  test.each([
    { listing: ALL_DOCS, want: false },
    { listing: { ...ALL_DOCS, order: "name", name: " " }, want: false },
    { listing: { ...ALL_DOCS, status: "done" }, want: true },
    { listing: { ...ALL_DOCS, type: "entity:Place" }, want: true },
  ] as const)("is at work or not", ({ listing, want }) => expect(isFiltered(listing)).toBe(want));
});
