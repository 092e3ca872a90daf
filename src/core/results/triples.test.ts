import fc from "fast-check";
import { expect, test } from "vitest";
import type { Doc, Status } from "../document/document.ts";
import { differentTypeNames } from "../types/anyTypeName.ts";
import { mentionKey } from "./mentionKey.ts";
import type { ResultChoice } from "./resultChoice.ts";
import { shownTriples, type TripleFilter, tripleLines, triplesTsv } from "./shownTriples.ts";
import { triplesOf } from "./triples.ts";
import { typeLinks } from "./typeLinks.ts";

type Said = readonly [
  head: string,
  relation: string,
  tail: string,
  how?: { status?: Status; score?: number; types?: readonly [string, string] },
];

/** A document of one sentence for each of what is said. */
function docOf(id: string, said: readonly Said[]): Doc {
  let text = "";
  const doc = { sentences: [] as Doc["sentences"][number][], entities: {}, relations: {} };
  said.forEach(([head, type, tail, { status = "confirmed", score = null, types } = {}], i) => {
    const start = text.length;
    const ends = [head, tail].map((words, n) => {
      const at = text.length;
      text += `${words} . `;
      const entity = { start: at, end: at + words.length, type: types?.[n] ?? "Thing" };
      return { id: `e${i}${n}`, ...entity, status, by: "user", score };
    });
    const relation = { id: `r${i}`, type, head: ends[0].id, tail: ends[1].id, status, score };
    doc.sentences.push({ id: `${id}:${i}`, start, end: text.length, words: [] });
    Object.assign(doc.entities, { [ends[0].id]: ends[0], [ends[1].id]: ends[1] });
    Object.assign(doc.relations, { [relation.id]: { ...relation, by: "user" } });
  });
  return { id, name: id, text, ...doc, confirmed: {}, createdAt: 0 };
}

const BOTH: ResultChoice = { status: "both", from: 0 };
const ALL: TripleFilter = {
  text: "",
  relation: null,
  type: null,
  sort: "text",
  group: "none",
};
const names = (docs: Doc[], choice = BOTH, types = [{ name: "is", symmetric: false }]) =>
  triplesOf(docs, choice, types).map(({ head, relation, tail, evidence }) =>
    [head.name, relation, tail.name, evidence.length].join("|"),
  );

test("mentions are merged by case, blanks, article and plural", () => {
  const docs = [
    docOf("a", [
      ["The  Harbour\nMills", "is", "an engine"],
      ["harbour mills", "is", "Engines"],
      ["L’Oréal", "is", "la máquina"],
    ]),
    docOf("b", [["die HARBOUR MILLS", "is", "engine"]]),
  ];
  expect(names(docs)).toEqual(["The Harbour Mills|is|an engine|3", "L’Oréal|is|la máquina|1"]);
  const [{ docs: in2, evidence }] = triplesOf(docs, BOTH, []);
  expect(in2).toEqual(["a", "b"]);
  expect(evidence.map(({ doc, relation }) => doc + relation)).toEqual(["ar0", "ar1", "br0"]);
});

test("names that only look like plurals, other types and initials stay apart", () => {
  const docs = [
    docOf("a", [
      ["William", "is", "x"],
      ["Williams", "is", "x"],
      ["Paris", "is", "x", { types: ["City", "Thing"] }],
      ["Paris", "is", "x", { types: ["Person", "Thing"] }],
      ["A. Lovelace", "is", "x"],
      ["Ada Lovelace", "is", "x"],
    ]),
  ];
  expect(names(docs)).toHaveLength(6);
});

test("only what is chosen counts, and a threshold holds for what was suggested", () => {
  const docs = [
    docOf("a", [
      ["a1", "is", "x", { score: 0.1 }],
      ["b1", "is", "x", { status: "suggested", score: 0.4 }],
      ["c1", "is", "x", { status: "suggested", score: 0.9 }],
      ["d1", "is", "x", { status: "rejected" }],
    ]),
  ];
  const of = (status: ResultChoice["status"], from: number) =>
    names(docs, { status, from }).map((name) => name[0]);
  expect(of("both", 0)).toEqual(["a", "b", "c"]);
  expect(of("both", 0.5)).toEqual(["a", "c"]);
  expect(of("confirmed", 0.5)).toEqual(["a"]);
  expect(of("suggested", 0)).toEqual(["b", "c"]);
  expect(names([])).toEqual([]);
});

test("a symmetric relation is one triple whichever end comes first", () => {
  const docs = [
    docOf("a", [
      ["x1", "is", "y1"],
      ["y1", "is", "x1"],
    ]),
  ];
  expect(names(docs)).toHaveLength(2);
  expect(names(docs, BOTH, [{ name: "is", symmetric: true }])).toEqual(["x1|is|y1|2"]);
});

test("they are filtered, sorted, grouped and copied", () => {
  const docs = [
    docOf("a", [
      ["=SUM", "is", "x"],
      ["beta", "has", "x", { status: "suggested", score: 0.5 }],
      ["beta", "has", "x", { status: "confirmed", score: 0.25 }],
    ]),
  ];
  const all = triplesOf(docs, BOTH, []);
  const heads = (filter: Partial<TripleFilter>) =>
    shownTriples(all, { ...ALL, ...filter }).map(({ head }) => head.name);
  expect(heads({ text: "BET" })).toEqual(["beta"]);
  expect(heads({ relation: "is" })).toEqual(["=SUM"]);
  expect(heads({ type: "Other" })).toEqual([]);
  expect(heads({ sort: "count" })).toEqual(["beta", "=SUM"]);
  expect(heads({ sort: "score" })).toEqual(["beta", "=SUM"]);
  expect(tripleLines(all, "tail")).toMatchObject([
    { kind: "group", name: "x", count: 2 },
    { kind: "triple" },
    { kind: "triple" },
  ]);
  expect(triplesTsv(all).split("\n").slice(1)).toEqual([
    "'=SUM\tThing\tis\tx\tThing\t1\t\tconfirmed\t1",
    "beta\tThing\thas\tx\tThing\t2\t0.5\tconfirmed and suggested\t1",
  ]);
  expect(typeLinks(all)[0]).toMatchObject({ relation: "has", triples: 1, evidence: 2 });
});

test("whatever things and types are called, each relation is evidence of one triple", () => {
  fc.assert(
    fc.property(differentTypeNames({ minLength: 4, maxLength: 6 }), (names) => {
      const [a, b, c, d] = names;
      const said: Said[] = names.map((name) => [name, c, d, { types: [a, b] }]);
      const all = triplesOf([docOf("d", said)], BOTH, []);
      expect(all.reduce((sum, { evidence }) => sum + evidence.length, 0)).toBe(said.length);
      for (const { head, tail } of all) expect([head.type, tail.type]).toEqual([a, b]);
      for (const name of names) expect(mentionKey(name)).not.toBe("");
    }),
    { numRuns: 100 },
  );
});
