import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTypeName } from "../types/anyTypeName.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { Read } from "./evidence.ts";
import type { Example, Prediction } from "./example.ts";
import { labelDoubts } from "./labelDoubts.ts";

const names = (name: string) => ({ short: name, verbose: name });
const types: ModelTypes = {
  entities: { Person: names("Person"), Place: names("Place") },
  relations: {
    Lives: { ...names("Lives"), symmetric: false },
    Meets: { ...names("Meets"), symmetric: true },
  },
};

type Span = readonly [type: string, start: number, end: number];
type Pair = readonly [type: string, head: number, tail: number];

interface Sides {
  readonly words?: string;
  readonly mine: readonly Span[];
  readonly theirs: readonly Span[];
  readonly pairs?: readonly Pair[];
  readonly theirPairs?: readonly Pair[];
  readonly known?: Example["known"];
  readonly own?: number;
}

const span = ([type, start, end]: Span) => ({ type, start, end });
const pair = ([type, head, tail]: Pair) => ({ type, head, tail });

/** A sentence that is labelled so, and read so by a model that is sure of it. */
function read(sides: Sides): Read {
  const { words = "a b c d e f", mine, theirs, pairs = [], theirPairs = [], known } = sides;
  const entities = mine.map(span);
  const prediction: Prediction = {
    entities: theirs.map((of) => ({ ...span(of), score: 0.9, boundaryScore: 0.9 })),
    relations: theirPairs.map((of) => ({ ...pair(of), score: 0.9 })),
  };
  const isSame = (e: { type: string; start: number; end: number }) =>
    theirs.some(([type, start, end]) => e.type === type && e.start === start && e.end === end);
  return {
    example: {
      id: words,
      words: words.split(" "),
      entities,
      relations: pairs.map(pair),
      ...(known && { known }),
    },
    reading: {
      prediction,
      entities: entities.map((e) =>
        isSame(e) ? { own: 0.95, none: 0.02 } : { own: sides.own ?? 0.02, none: 0.9 },
      ),
      relations: pairs.map(() => 0.1),
    },
  };
}

/** Sentences in which both agree, so that models are known to be right. */
const AGREED: readonly Read[] = Array.from({ length: 20 }, (_, i) =>
  read({
    words: `x${i} y${i} z${i}`,
    mine: [
      ["Person", 0, 1],
      ["Place", 2, 3],
    ],
    theirs: [
      ["Person", 0, 1],
      ["Place", 2, 3],
    ],
    pairs: [["Lives", 0, 1]],
    theirPairs: [["Lives", 0, 1]],
  }),
);

const doubts = (...odd: readonly Read[]) =>
  labelDoubts([...AGREED, ...odd], types).filter(({ sentence }) => sentence >= AGREED.length);

describe("spans", () => {
  test.each([
    {
      name: "one that is not labelled is missing",
      mine: [],
      theirs: [["Person", 1, 2]],
      kind: "missing",
    },
    {
      name: "one that models do not see is one too many",
      mine: [["Person", 1, 2]],
      theirs: [],
      kind: "extra",
    },
    {
      name: "the same words may be of another type",
      mine: [["Person", 1, 2]],
      theirs: [["Place", 1, 2]],
      kind: "type",
    },
    {
      name: "borders may be elsewhere",
      mine: [["Person", 1, 2]],
      theirs: [["Person", 1, 3]],
      kind: "borders",
    },
  ] satisfies (Sides & { name: string; kind: string })[])("$name", ({ kind, mine, theirs }) => {
    const [doubt, ...others] = doubts(read({ mine, theirs }));
    expect(others).toEqual([]);
    expect(doubt).toMatchObject({
      of: "span",
      kind,
      mine: mine.length > 0 ? 0 : null,
      theirs: theirs.length > 0 ? span(theirs[0]) : null,
    });
    expect(doubt.confidence).toBeGreaterThan(0.2);
    expect(doubt.confidence).toBeLessThan(1);
  });

  test("where both agree nothing is doubted", () => {
    expect(labelDoubts(AGREED, types)).toEqual([]);
    expect(labelDoubts([], types)).toEqual([]);
  });

  test("what a sentence says nothing of is not doubted", () => {
    const known = { entities: ["Place"], relations: [] };
    expect(doubts(read({ mine: [], theirs: [["Person", 1, 2]], known }))).toEqual([]);
  });

  test("what models do again and again is doubted less than what they do once", () => {
    const often = Array.from({ length: 8 }, (_, i) =>
      read({ words: `m${i} n o p`, mine: [["Place", 1, 2]], theirs: [["Person", 1, 2]] }),
    );
    const once = read({ words: "q r s t", mine: [["Person", 1, 2]], theirs: [["Place", 1, 2]] });
    const [first, second] = doubts(...often, once);
    expect(first.theirs).toMatchObject({ type: "Place" });
    expect(first.confidence).toBeGreaterThan(2 * second.confidence);
  });

  test("models that are seldom right are believed less", () => {
    const wrong = Array.from({ length: 15 }, (_, i) =>
      read({ words: `m${i} n${i} o p`, mine: [], theirs: [["Place", 0, 1]] }),
    );
    const asked = read({ words: "q r s t", mine: [], theirs: [["Person", 1, 2]] });
    const all = doubts(...wrong, asked);
    const of = (type: string) => all.find(({ theirs }) => theirs?.type === type)!;
    expect(of("Person").confidence).toBeGreaterThan(of("Place").confidence);
    expect(of("Place").right!.right).toBeLessThan(of("Place").right!.of);
  });
});

describe("relations between spans that both see", () => {
  const ends = {
    mine: [
      ["Person", 0, 1],
      ["Place", 2, 3],
    ],
    theirs: [
      ["Person", 0, 1],
      ["Place", 2, 3],
    ],
  } as const;
  test.each([
    { name: "one may be missing", pairs: [], theirPairs: [["Lives", 0, 1]], kind: "missing" },
    { name: "one may be one too many", pairs: [["Lives", 0, 1]], theirPairs: [], kind: "extra" },
    {
      name: "one may go the other way",
      pairs: [["Lives", 1, 0]],
      theirPairs: [["Lives", 0, 1]],
      kind: "reversed",
    },
    {
      name: "one may be of another type",
      pairs: [["Meets", 0, 1]],
      theirPairs: [["Lives", 0, 1]],
      kind: "type",
    },
  ] satisfies (Partial<Sides> & { name: string; kind: string })[])(
    "$name",
    ({ pairs, theirPairs, kind }) => {
      const [doubt, ...others] = doubts(read({ ...ends, pairs, theirPairs }));
      expect(others).toEqual([]);
      expect(doubt).toMatchObject({ of: "relation", kind, mine: pairs.length > 0 ? 0 : null });
    },
  );

  test("one without a direction is the same from both ends", () => {
    expect(
      doubts(read({ ...ends, pairs: [["Meets", 1, 0]], theirPairs: [["Meets", 0, 1]] })),
    ).toEqual([]);
  });

  test("of ends that models do not see nothing is said", () => {
    const all = doubts(read({ mine: ends.mine, theirs: [], pairs: [["Lives", 0, 1]] }));
    expect(all.every(({ of }) => of === "span")).toBe(true);
  });
});

describe("strings", () => {
  const often = (type: string) =>
    Array.from({ length: 4 }, (_, i) =>
      read({ words: `in Oslo ${i}`, mine: [[type, 1, 2]], theirs: [[type, 1, 2]] }),
    );

  test("words that are labelled elsewhere, and not here, speak for what is missing", () => {
    const silent = read({ words: "from Oslo came", mine: [], theirs: [] });
    const [doubt] = doubts(...often("Place"), silent);
    expect(doubt).toMatchObject({
      kind: "missing",
      theirs: { type: "Place", start: 1, end: 2 },
      score: null,
      strings: { right: 4, of: 5 },
    });
    const said = read({ words: "from Oslo came", mine: [], theirs: [["Place", 1, 2]] });
    const [both] = doubts(...often("Place"), said);
    expect(both.strings).toEqual({ right: 4, of: 5 });
    expect(both.confidence).toBeGreaterThan(doubt.confidence);
  });

  test("another type elsewhere speaks against this one, a word inside of a label does not", () => {
    const typed = read({
      words: "from Oslo came",
      mine: [["Person", 1, 2]],
      theirs: [["Person", 1, 2]],
      own: 0.5,
    });
    expect(doubts(...often("Place"), typed)[0]).toMatchObject({
      kind: "type",
      strings: { right: 4, of: 5 },
    });
    const within = read({
      words: "the Oslo Bank",
      mine: [["Person", 1, 3]],
      theirs: [["Person", 1, 3]],
    });
    expect(doubts(...often("Place"), within)).toEqual([]);
  });
});

const anyTypes = fc.uniqueArray(anyTypeName, { minLength: 1, maxLength: 3 });
const anyRead = anyTypes.chain((list) => {
  const type = fc.constantFrom(...list);
  const spans = fc.array(
    fc.record({ type, start: fc.nat(4), width: fc.integer({ min: 1, max: 2 }) }),
    { maxLength: 3 },
  );
  const sentence = fc
    .record({ mine: spans, theirs: spans, word: fc.nat(3) })
    .map(({ mine, theirs, word }) => {
      const of = (all: typeof mine): Span[] =>
        all.map(({ type, start, width }) => [type, start, start + width]);
      const distinct = (all: Span[]) =>
        all.filter((a, i) => all.findIndex((b) => b.join() === a.join()) === i);
      return read({
        words: `w${word} a b c d e`,
        mine: distinct(of(mine)),
        theirs: distinct(of(theirs)),
      });
    });
  return fc.record({
    reads: fc.array(sentence, { maxLength: 8 }),
    types: fc.constant<ModelTypes>({
      entities: Object.fromEntries(list.map((name) => [name, names(name)])),
      relations: {},
    }),
  });
});

test("whatever the types are called, doubts are ordered, and say what they are about", () =>
  fc.assert(
    fc.property(anyRead, ({ reads, types }) => {
      const all = labelDoubts(reads, types);
      const confidences = all.map(({ confidence }) => confidence);
      expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
      for (const { confidence, mine, theirs, sentence } of all) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(mine !== null || theirs !== null).toBe(true);
        if (mine !== null) expect(reads[sentence].example.entities[mine]).toBeDefined();
      }
    }),
  ));
