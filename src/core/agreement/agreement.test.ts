import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Doc } from "../document/document.ts";
import { testDoc, testSchema, testScope, withEntity, withRelation } from "../fixtures/project.ts";
import { twoSides } from "../fixtures/twoSides.ts";
import { modelTypes } from "../types/schema.ts";
import { agreementOf } from "./agreement.ts";
import { alignedDoc, isUnlike } from "./alignedDoc.ts";
import { type ComparedPart, comparedDoc, sideTypes } from "./comparedDoc.ts";
import { countAgreement } from "./countAgreement.ts";

const ALL: ComparedPart = { annotations: "confirmed", sentences: "all" };
const BOTH: ComparedPart = { annotations: "confirmed", sentences: "both confirmed" };
const TYPES = sideTypes(testSchema, modelTypes(testSchema));
const own = { status: "confirmed", score: null } as const;

function between(left: Doc, right: Doc, part = ALL, schema = testSchema) {
  const compared = comparedDoc(left, right, part, sideTypes(schema, modelTypes(schema)));
  if (isUnlike(compared)) throw new Error(compared.unlike);
  return agreementOf([countAgreement(compared)]);
}

function aligned(left: Doc, right: Doc): Doc {
  const made = alignedDoc(left, right);
  if (isUnlike(made)) throw new Error(made.unlike);
  return made.doc;
}

const plain = testDoc("d", "Ada Hill met Bob in Rome. Bob works for Acme there.");
const spans = (...all: readonly (readonly [id: string, words: string, type: string])[]) =>
  all.reduce((doc, [id, words, type]) => withEntity(doc, id, words, { ...own, type }), plain);

describe("a text of two people", () => {
  const left = withRelation(
    spans(["ada", "Ada Hill", "Person"], ["bob", "Bob", "Person"], ["rome", "Rome", "Place"]),
    "r",
    ["ada", "Works", "rome"],
    own,
  );
  const right = withRelation(
    spans(
      ["a", "Ada", "Person"],
      ["b", "Bob", "Org"],
      ["c", "Rome", "Place"],
      ["d", "Acme", "Org"],
    ),
    "q",
    ["a", "Works", "c"],
    own,
  );
  const { spans: onSpans, relations, words, sentences } = between(left, right);

  test("has these figures by hand", () => {
    expect(sentences).toBe(2);
    expect(onSpans).toMatchObject({ left: 3, right: 4, both: 1 });
    expect(onSpans.strict).toBeCloseTo((200 * 1) / 7);
    expect(onSpans.relaxed).toBeCloseTo((200 * 2) / 7);
    expect(onSpans.borders).toBeCloseTo((200 * 2) / 7);
    expect(relations).toMatchObject({ left: 1, right: 1, strict: 0, relaxed: 100 });
  });

  test("and these kappas: 2 spans in common, of which 1 has one type", () => {
    // p = 1/2; by chance 1/4: Place on both; 1/4 / 3/4.
    expect(onSpans.kappa).toEqual({ items: 2, value: 1 / 3 });
    expect(onSpans.types.find(({ type }) => type === "Person")!.kappa.value).toBe(0);
    expect(onSpans.confusions).toEqual([{ left: ["Person"], right: ["Org"], count: 1 }]);
    // scikit-learn's cohen_kappa_score of the 13 words.
    expect(words.items).toBe(13);
    expect(words.value).toBeCloseTo(0.5357, 4);
  });
});

test("nothing on either side is nothing, not a number that is none", () => {
  const { spans: onSpans, relations, words } = between(plain, plain);
  expect(onSpans).toMatchObject({ strict: null, relaxed: null, borders: null, types: [] });
  expect(onSpans.kappa).toEqual({ value: null, items: 0 });
  expect(relations.kappa.value).toBeNull();
  expect(words.value).toBeNull();
});

test("of sentences that both have confirmed only what both know counts", () => {
  const [first] = plain.sentences;
  const known = (doc: Doc, entities: readonly string[]) => ({
    ...doc,
    confirmed: { [first.id]: { ...testScope, entities } },
  });
  const left = known(spans(["a", "Ada", "Person"], ["b", "Acme", "Org"]), ["Person", "Place"]);
  const right = known(spans(["a", "Ada", "Person"], ["c", "Rome", "Place"]), ["Person", "Org"]);
  const { sentences, spans: onSpans } = between(left, right, BOTH);
  expect(sentences).toBe(1);
  expect(onSpans).toMatchObject({ left: 1, right: 1, strict: 100 });
  expect(between(left, right).spans).toMatchObject({ left: 2, right: 2, strict: 50 });
  const compared = comparedDoc(left, right, BOTH, TYPES);
  expect(compared).toMatchObject({ unsaid: 1 });
  // A type that the left side has not at all is one that only the right side has.
  const narrow = { ...TYPES, right: { ...TYPES.right, entities: ["Person", "Org"] } };
  expect(comparedDoc(left, right, BOTH, narrow)).toMatchObject({ unsaid: 0 });
});

test("a symmetric relation is the same from either end", () => {
  const base = spans(["a", "Ada", "Person"], ["b", "Bob", "Person"]);
  const there = withRelation(base, "r", ["a", "Meets", "b"], own);
  const back = withRelation(base, "r", ["b", "Meets", "a"], own);
  expect(between(there, back).relations.strict).toBe(100);
  const works = withRelation(base, "r", ["a", "Works", "b"], own);
  const turned = withRelation(base, "r", ["b", "Works", "a"], own);
  expect(between(works, turned).relations).toMatchObject({ strict: 0, relaxed: 0 });
});

describe("texts that differ a little", () => {
  const right = withEntity(testDoc("e", plain.text.replace(" met", " once met")), "x", "Rome", {
    ...own,
    type: "Place",
  });
  test("are compared where they are the same", () => {
    const { spans: onSpans } = between(spans(["rome", "Rome", "Place"]), right);
    expect(onSpans).toMatchObject({ left: 1, right: 1, strict: 100 });
  });
  test("what lies in the difference is left out, and told", () => {
    const left = spans(["a", "Hill met", "Person"]);
    const compared = comparedDoc(left, right, ALL, TYPES);
    expect(compared).toMatchObject({ leftOut: { left: 1, right: 0 } });
  });
  test("too different ones are not compared", () => {
    const other = testDoc("o", "Something else altogether stands here now, and more of it.");
    expect(comparedDoc(plain, other, ALL, TYPES)).toEqual({
      unlike: expect.stringMatching(/^\d+ % of the longer text is in both$/),
    });
  });
});

const PARTS = [
  ALL,
  BOTH,
  { annotations: "confirmed and suggested", sentences: "all" },
] as const satisfies readonly ComparedPart[];
const part = fc.constantFrom<ComparedPart>(...PARTS);

test("whoever agrees with himself agrees wholly", () => {
  fc.assert(
    fc.property(twoSides, part, ({ left, schema }, part) => {
      const { spans: onSpans, relations, words } = between(left, left, part, schema);
      for (const { strict, relaxed, kappa, types } of [onSpans, relations]) {
        const figures = [strict, relaxed, ...types.flatMap((of) => [of.strict, of.relaxed])];
        for (const figure of figures) expect([null, 100]).toContain(figure);
        for (const of of [kappa, words, ...types.map((type) => type.kappa)])
          expect([null, 1]).toContain(of.value);
      }
    }),
  );
});

test("it is the same whichever side is the left one", () => {
  fc.assert(
    fc.property(twoSides, part, ({ left, right, schema }, part) => {
      const [one, other] = [between(left, right, part, schema), between(right, left, part, schema)];
      expect(other.sentences).toBe(one.sentences);
      expect(other.words).toEqual(one.words);
      expect(other.spans.borders).toBe(one.spans.borders);
      for (const kind of ["spans", "relations"] as const) {
        const [mine, theirs] = [one[kind], other[kind]];
        expect(theirs).toMatchObject({ left: mine.right, right: mine.left, kappa: mine.kappa });
        expect([theirs.strict, theirs.relaxed]).toEqual([mine.strict, mine.relaxed]);
        expect(theirs.types).toEqual(
          mine.types.map((type) => ({ ...type, left: type.right, right: type.left })),
        );
        expect(new Set(theirs.confusions.map((of) => JSON.stringify([of.right, of.left])))).toEqual(
          new Set(mine.confusions.map((of) => JSON.stringify([of.left, of.right]))),
        );
        if (mine.strict !== null) expect(mine.relaxed).toBeGreaterThanOrEqual(mine.strict);
      }
    }),
  );
});

test("also where the texts differ a little, for what is in both", () => {
  fc.assert(
    fc.property(twoSides, fc.nat(60), ({ left, right, schema }, at) => {
      const change = (doc: Doc): Doc => {
        const by = (offset: number) => (offset > at ? offset + 2 : offset);
        const moved = <T extends { start: number; end: number }>(one: T): T => {
          return { ...one, start: by(one.start + 1) - 1, end: by(one.end) };
        };
        const text = `${doc.text.slice(0, at)}# ${doc.text.slice(at)}`;
        const entities = Object.entries(doc.entities).map(([id, one]) => [id, moved(one)]);
        const sentences = doc.sentences.map((sentence) => ({
          ...moved(sentence),
          words: sentence.words.map(([start, end]) => [by(start + 1) - 1, by(end)] as const),
        }));
        return { ...doc, text, sentences, entities: Object.fromEntries(entities) };
      };
      const other = change(right);
      const [one, two] = [between(left, other, ALL, schema), between(other, left, ALL, schema)];
      for (const kind of ["spans", "relations"] as const)
        expect([two[kind].strict, two[kind].relaxed, two[kind].kappa]).toEqual([
          one[kind].strict,
          one[kind].relaxed,
          one[kind].kappa,
        ]);
      for (const { start, end } of Object.values(aligned(left, other).entities))
        expect(left.text.slice(start, end)).not.toContain("#");
    }),
  );
});
