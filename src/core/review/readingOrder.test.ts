import { expect, test } from "vitest";
import type { Doc, Entity, Relation } from "../document/document.ts";
import type { Selection } from "../document/selection.ts";
import { DOC } from "../fixtures/smallDoc.ts";
import { seededRandom } from "../learn/random.ts";
import { nextAnnotation, nextSuggestion } from "./readingOrder.ts";

const id = (selection: Selection | null) =>
  selection && selection.kind !== "none" ? selection.id : null;
const entity = (name: string): Selection => ({ kind: "entity", id: name });

test("spans and arcs are visited in reading order, an arc after its later end", () => {
  const visited: (string | null)[] = [];
  let at: Selection | null = { kind: "none" };
  while (at) {
    at = nextSuggestion(DOC, at, 1);
    visited.push(id(at));
  }
  expect(visited).toEqual(["ann", "acme", "works", "ann2", null]);
});

test.each([
  { shown: "what was not rejected", showRejected: false, lee: [] },
  { shown: "everything", showRejected: true, lee: ["lee"] },
])("both ways over $shown, decided arcs too", ({ showRejected, lee }) => {
  const walk = (direction: 1 | -1) => {
    const visited: (string | null)[] = [];
    for (let at: Selection | null = { kind: "none" }; at; ) {
      at = nextAnnotation(DOC, at, direction, showRejected);
      if (at) visited.push(id(at));
    }
    return visited;
  };
  const order = ["ann", ...lee, "acme", "works", "oslo", "ann2", "across"];
  expect(walk(1)).toEqual(order);
  expect(walk(-1)).toEqual(order.toReversed());
});

test.each([
  { name: "backwards from the end", from: { kind: "none" } as const, want: "ann2" },
  { name: "backwards from what is decided", from: entity("oslo"), want: "works" },
  { name: "at the start there is no former one", from: entity("ann"), want: null },
])("$name", ({ from, want }) => expect(id(nextSuggestion(DOC, from, -1))).toBe(want));

test("from a sentence, its first suggestion is next", () => {
  expect(id(nextSuggestion(DOC, { kind: "sentence", id: "d:2" }, 1))).toBe("ann2");
});

test("from an arc just made one goes on after its earlier end", () => {
  const works = { ...DOC.relations.works, status: "confirmed" as const };
  const doc = { ...DOC, relations: { ...DOC.relations, works } };
  expect(id(nextSuggestion(doc, { kind: "relation", id: "works" }, 1))).toBe("acme");
});

/** A document of `count` spans, some of them nested or side by side, each tied to another one. */
function randomDoc(count: number, seed: number): Doc {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const status = () => (["suggested", "confirmed", "rejected"] as const)[below(3)];
  const entities = Array.from({ length: count }, (_, i): Entity => {
    const start = below(count);
    const end = start + 1 + below(4);
    return { id: `e${i}`, start, end, type: "T", status: status(), by: "user", score: null };
  });
  const relations = entities.map((head, i): Relation => {
    const tail = entities[below(count)].id;
    return {
      id: `r${i}`,
      head: head.id,
      tail,
      type: "R",
      status: status(),
      by: "user",
      score: null,
    };
  });
  const table = <T extends { id: string }>(items: T[]) =>
    Object.fromEntries(items.map((item) => [item.id, item]));
  return { ...DOC, entities: table(entities), relations: table(relations) };
}

/** Every suggestion, by sorting all of them. */
function sortedSuggestions({ entities, relations }: Doc): string[] {
  const open = <T extends { status: string }>(items: Readonly<Record<string, T>>) =>
    Object.values(items).filter((item) => item.status === "suggested");
  const starts = (r: Relation) => [entities[r.head].start, entities[r.tail].start];
  const placed = [
    ...open(entities).map(({ id, start, end }) => ({ id, at: [start, 0, end] })),
    ...open(relations).map((r) => ({
      id: r.id,
      at: [Math.max(...starts(r)), 1, Math.min(...starts(r))],
    })),
  ];
  const order = (a: number[], b: number[]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  return placed.sort((a, b) => order(a.at, b.at) || (a.id < b.id ? -1 : 1)).map((item) => item.id);
}

test.each([1, 2, 3, 4, 5])("random document %i: every suggestion has its turn", (seed) => {
  const doc = randomDoc(60, seed);
  const visit = (direction: 1 | -1) => {
    const visited: string[] = [];
    for (let at: Selection | null = { kind: "none" }; ; visited.push(id(at)!)) {
      at = nextSuggestion(doc, at, direction);
      if (!at) return visited;
    }
  };
  const sorted = sortedSuggestions(doc);
  expect(sorted.length).toBeGreaterThan(20);
  expect(visit(1)).toEqual(sorted);
  expect(visit(-1)).toEqual(sorted.reverse());
});
