import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTypeName } from "../core/types/anyTypeName.ts";
import { UNKNOWN } from "../model/batch.ts";
import type { BroadSet, Completeness } from "./broadSet.ts";
import { type Drawing, drawStep } from "./drawStep.ts";

const drawing: Drawing = {
  sets: 2,
  sentencesOfSet: 3,
  maxSpanSize: 3,
  negativeEntities: 6,
  negativeRelations: 4,
  slots: { entities: 6, relations: 4 },
};

/** A set of some sentences of five words, the first two of which are related. */
function setOf(name: string, { names, entities = "all", relations = "all" }: Parts): BroadSet {
  const [a, b, ...more] = names;
  const types = [a, b, ...more];
  return {
    name,
    types: {
      entities: Object.fromEntries(types.map((type) => [type, { short: type, verbose: type }])),
      relations: Object.fromEntries(
        types.map((type) => [type, { short: type, verbose: type, symmetric: false }]),
      ),
    },
    sentences: Array.from({ length: 5 }, (_, i) => ({
      words: ["v", "w", "x", "y", "z"],
      encoded: {
        ids: [1, 2, 3, 4, 5, 6, 7],
        wordPieces: [
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 5],
          [5, 6],
        ],
      },
      entities: [
        { type: a, start: 0, end: 1 },
        { type: i % 2 ? a : b, start: 2, end: 3 },
      ],
      relations: [{ type: b, head: 0, tail: 1 }],
    })),
    entities,
    relations,
    share: 1,
  };
}
interface Parts {
  readonly names: readonly string[];
  readonly entities?: Completeness;
  readonly relations?: Completeness;
}

const names = fc.uniqueArray(anyTypeName, { minLength: 2, maxLength: 9 });

test("sentences know types of their own set only, and each type asked for has one row", () => {
  fc.assert(
    fc.property(names, names, fc.nat(), (first, second, seed) => {
      const sets = [setOf("first", { names: first }), setOf("second", { names: second })];
      const { batch, entities, relations } = drawStep(sets, drawing, seed);
      expect(entities.length).toBeLessThanOrEqual(6);
      expect(relations.length).toBeLessThanOrEqual(4);
      expect(new Set(entities.map(({ set, type }) => `${set} ${type}`)).size).toBe(entities.length);
      const ofSentence = (b: number) => (b < 3 ? entities[0]?.set : undefined);
      for (const { types, sentence } of batch.spans) {
        expect(types).toHaveLength(7);
        expect(types.filter((p) => p > 0)).toEqual([1]);
        const known = types.flatMap((p, row) => (row > 0 && p !== UNKNOWN ? [row - 1] : []));
        const owners = new Set(known.map((row) => entities[row].set));
        expect(owners.size).toBeLessThanOrEqual(1);
        if (ofSentence(sentence) !== undefined && owners.size > 0)
          expect([...owners]).toEqual([ofSentence(sentence)]);
      }
      for (const { types } of batch.pairs) expect(types).toHaveLength(4);
    }),
  );
});

test("the same seeds draw the same step, others another", () => {
  const sets = [setOf("first", { names: ["A", "B"] }), setOf("second", { names: ["C", "D"] })];
  expect(drawStep(sets, drawing, 1, 2)).toEqual(drawStep(sets, drawing, 1, 2));
  expect(drawStep(sets, drawing, 1, 2)).not.toEqual(drawStep(sets, drawing, 1, 3));
});

test("a set without types of entities teaches none, and its unlabelled pairs say nothing", () => {
  const set = setOf("pairs", { names: ["A", "B"], entities: "nothing", relations: "nothing" });
  const { batch, entities } = drawStep([set], drawing, 1);
  expect(entities).toEqual([]);
  expect(batch.spans).toHaveLength(6);
  for (const { types, complete } of batch.spans) {
    expect(types.slice(1).every((p) => p === UNKNOWN)).toBe(true);
    expect(complete).toBe(false);
  }
  expect(batch.pairs.every(({ complete }) => !complete)).toBe(true);
  expect(batch.pairs).toHaveLength(3);
});

test("where only what is labelled is known, an unlabelled span is none of those", () => {
  const set = setOf("slots", { names: ["A", "B", "C"], entities: "labelled" });
  for (let seed = 0; seed < 20; seed++) {
    const { batch, entities } = drawStep([set], drawing, seed);
    const row = 1 + entities.findIndex(({ type }) => type === "C");
    const others = batch.spans.filter(({ types, iou }) => types[0] === 1 && iou < 1);
    if (row > 0) expect(others.every(({ types }) => types[row] === UNKNOWN)).toBe(true);
  }
});

test("who asks for a kind beside a narrower type of it means the narrower one", () => {
  const set = setOf("fine", { names: ["artist", "song", "other"] });
  const asked = Array.from({ length: 30 }, (_, seed) => drawStep([set], drawing, seed)).filter(
    ({ entities }) => ["artist", "person"].every((n) => entities.some(({ name }) => name === n)),
  );
  expect(asked.length).toBeGreaterThan(3);
  for (const { batch, entities } of asked) {
    const row = (name: string) => 1 + entities.findIndex((type) => type.name === name);
    const [artist, person] = [row("artist"), row("person")];
    const of = (label: number) => batch.spans.filter(({ types }) => types[label] === 1);
    expect(of(artist).length).toBeGreaterThan(0);
    expect(of(artist).every(({ types }) => types[person] === 0)).toBe(true);
    expect(of(0).every(({ types }) => types[person] === UNKNOWN)).toBe(true);
  }
});

test("a set of a larger share is drawn more often", () => {
  const one = setOf("one", { names: ["a", "b"] });
  const two = { ...setOf("two", { names: ["a", "b"] }), share: 3 };
  const drawn = Array.from({ length: 400 }, (_, step) =>
    drawStep([one, two], { ...drawing, sets: 1 }, 1, step),
  );
  const ofTwo = drawn.filter(({ entities }) => entities.every(({ set }) => set === "two"));
  expect(ofTwo.length).toBeGreaterThan(250);
  expect(ofTwo.length).toBeLessThan(350);
});

test("of ends of relations only what crosses their borders is nothing, and what else they may be is unknown", () => {
  const set = setOf("ends", { names: ["composer", "singer", "river"], entities: "ends" });
  for (let seed = 0; seed < 20; seed++) {
    const { batch, entities } = drawStep([set], drawing, seed);
    const row = (name: string) => 1 + entities.findIndex((type) => type.name === name);
    for (const { types, iou } of batch.spans) {
      expect(iou).toBeGreaterThan(0);
      if (row("composer") === 0 || types[row("composer")] !== 1) continue;
      if (row("singer") > 0) expect(types[row("singer")]).toBe(UNKNOWN);
      if (row("river") > 0) expect(types[row("river")]).toBe(0);
    }
  }
});
