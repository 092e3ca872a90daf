import { expect, test } from "vitest";
import type { Doc, Status } from "../document/document.ts";
import { GRAPH_LIMITS, graphOf, triplesAround } from "./graph.ts";
import type { Thing } from "./mentions.ts";
import type { Evidence, Triple } from "./triples.ts";
import { typePairs } from "./typePairs.ts";

const thing = (name: string, type = "Thing"): Thing => {
  const id = JSON.stringify([type, name]);
  return { id, type, key: name, name, forms: [name], parts: [{ key: name, forms: [name] }] };
};
const evidence = (doc: string): Evidence => ({
  doc,
  relation: "r",
  head: [0, 1],
  tail: [2, 3],
  place: [0, 3],
  status: "confirmed",
  score: null,
});
const triple = (head: Thing, relation: string, tail: Thing, said = 1): Triple => ({
  id: JSON.stringify([relation, head.id, tail.id]),
  head,
  relation,
  tail,
  evidence: Array.from({ length: said }, (_, i) => evidence(`d${i}`)),
  best: null,
  status: "confirmed",
  docs: ["d0"],
});
const [a, b, c] = ["__proto__", "b", "c"].map((name) => thing(name));

test("a graph has each thing once, and one link for all that is said of two", () => {
  const all = [triple(a, "is", b), triple(b, "has", a), triple(a, "is", a), triple(b, "is", c)];
  const { nodes, links } = graphOf(all);
  expect(nodes.map((node) => [node.thing.name, node.triples.length, node.degree])).toEqual([
    ["__proto__", 3, 1],
    ["b", 3, 2],
    ["c", 1, 1],
  ]);
  expect(links.map(({ from, to, triples }) => [from, to, triples.length])).toEqual([
    [0, 1, 2],
    [0, 0, 1],
    [1, 2, 1],
  ]);
  expect(triplesAround(all, [c.id])).toEqual([all[3]]);
  expect(graphOf([])).toEqual({ nodes: [], links: [] });
});

test("of too many what is said most often is drawn", () => {
  const all = Array.from({ length: GRAPH_LIMITS.nodes + 5 }, (_, i) =>
    triple(a, "is", thing(`t${i}`), i === GRAPH_LIMITS.nodes + 4 ? 2 : 1),
  );
  const { nodes, links } = graphOf(all);
  expect([nodes.length, links.length]).toEqual([GRAPH_LIMITS.nodes, GRAPH_LIMITS.nodes - 1]);
  expect(nodes.at(-1)?.thing.name).toBe(`t${GRAPH_LIMITS.nodes + 4}`);
});

test("types that come together in sentences are counted as is chosen, and what links them", () => {
  const spans: [type: string, status: Status, score: number | null][] = [
    ["Person", "confirmed", null],
    ["Person", "suggested", 0.9],
    ["__proto__", "suggested", 0.2],
    ["Gone", "rejected", 0.9],
  ];
  const entities = spans.map(([type, status, score], i) => {
    return { id: `e${i}`, start: i * 2, end: i * 2 + 1, type, status, by: "user" as const, score };
  });
  const doc: Doc = {
    id: "d",
    name: "d",
    text: "a b c d",
    sentences: [{ id: "d:0", start: 0, end: 7, words: [] }],
    entities: Object.fromEntries(entities.map((entity) => [entity.id, entity])),
    relations: {},
    confirmed: {},
    createdAt: 0,
  };
  const linked = [triple(thing("a", "Person"), "is", thing("c", "__proto__"), 3)];
  const both = typePairs([doc], { status: "both", from: 0 }, linked);
  expect(both.types).toEqual(["Person", "__proto__"]);
  expect(both.pair("__proto__", "Person")).toEqual({ sentences: 1, relations: 3 });
  expect(both.pair("Person", "Person")).toEqual({ sentences: 1, relations: 0 });
  expect(both.pair("__proto__", "__proto__")).toEqual({ sentences: 0, relations: 0 });
  const from = typePairs([doc], { status: "both", from: 0.5 }, []);
  expect(from.types).toEqual(["Person"]);
  expect(typePairs([doc], { status: "confirmed", from: 0 }, []).pair("Person", "Person")).toEqual({
    sentences: 0,
    relations: 0,
  });
  expect(typePairs([], { status: "both", from: 0 }, linked).types).toEqual(["Person", "__proto__"]);
});
