import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTypeName } from "../../types/anyTypeName.ts";
import type { Candidate } from "./gain.ts";
import { typicalOf } from "./typical.ts";

const one = (text: string, types: Readonly<Record<string, number>> = {}): Candidate => {
  const words = text.split(" ");
  const entities = Object.entries(types).map(([type, count]) => ({ type, count, best: 0.5 }));
  const nothing = { spanDoubt: 0, relationDoubt: 0, relations: [], spans: [], pairs: [] };
  return { length: words.length, words, survey: { ...nothing, entities } };
};
const PRIZES = ["won the prize", "won a prize again", "the prize she won"].map((text) => one(text));
const TOURS = ["band on tour", "tour of the band", "band and tour"].map((text) => one(text));
const ODD = one("nothing here that others say");

describe("sentences that stand for others", () => {
  test("one of each kind comes before a second one of any, and what is like nothing comes last", () => {
    const all = [ODD, ...PRIZES, ...TOURS];
    const [first, second, ...rest] = typicalOf(all, [], 7).map(({ index }) => index);
    expect([first, second].map((index) => (index > 3 ? "tours" : "prizes")).sort()).toEqual([
      "prizes",
      "tours",
    ]);
    expect(rest).toHaveLength(5);
    expect(typicalOf([ODD, ...PRIZES], [], 1)[0].index).not.toBe(0);
  });

  test("it is told how many others each stands for", () => {
    const found = typicalOf([...PRIZES, ...TOURS], [], 2);
    expect(found.map(({ others }) => others)).toEqual([2, 2]);
    expect(typicalOf([...PRIZES, ...TOURS], PRIZES.slice(0, 1), 1)[0]).toMatchObject({ others: 2 });
  });

  test("what is confirmed stands for others too", () => {
    const [{ index }] = typicalOf([...PRIZES, ...TOURS], [one("won the prize")], 1);
    expect(index).toBeGreaterThan(2);
  });

  test("sentences are alike of which the same types are expected", () => {
    const all = [{ Band: 2 }, { Award: 1 }, { Award: 2 }, { Award: 1, Band: 0.1 }, { Band: 1 }].map(
      (types, i) => one(`word${i} other${i}`, types),
    );
    const found = typicalOf(all, [], 2).map(({ index }) => index);
    expect([1, 2, 3]).toContain(found[0]);
    expect([0, 4]).toContain(found[1]);
  });

  test("a list of many of a type counts as what holds one", () => {
    const all = [1, 40, 1].map((count, i) => one(`word${i}`, { Band: count }));
    expect(typicalOf(all, [], 1)[0].index).toBe(0);
  });

  test("none of none, one of one, and no more than there are", () => {
    expect(typicalOf([], [], 5)).toEqual([]);
    expect(typicalOf([], PRIZES, 5)).toEqual([]);
    expect(typicalOf(PRIZES, [], 0)).toEqual([]);
    expect(typicalOf(PRIZES, [], -3)).toEqual([]);
    expect(typicalOf([one("alone")], [], 5)).toEqual([{ index: 0, others: 0 }]);
    expect(typicalOf([{ length: 0, words: [], survey: null }], [], 1)).toHaveLength(1);
    expect(typicalOf(PRIZES, [], 9)).toHaveLength(3);
  });

  test("of a long text a sample is compared, and each stands for its part of all", () => {
    const all = Array.from({ length: 5000 }, (_, i) => one(`topic${i % 4} word${i}`));
    const found = typicalOf(all, [], 4);
    expect(new Set(found.map(({ index }) => index % 4)).size).toBe(4);
    expect(found.reduce((sum, { others }) => sum + others, 0)).toBeGreaterThan(4900);
  });

  test("each comes once, whatever types are called", () => {
    const sentences = fc.record({
      words: fc.array(anyTypeName, { maxLength: 4 }),
      types: fc.dictionary(anyTypeName, fc.double({ min: 0.02, max: 9, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(sentences, { maxLength: 20 }), (many) => {
        const all = many.map(({ words, types }) => ({ ...one("", types), words }));
        const found = typicalOf(all, [], 20).map(({ index }) => index);
        expect([...found].sort((a, b) => a - b)).toEqual(all.map((_, i) => i));
      }),
    );
  });
});
