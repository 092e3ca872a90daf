import { expect, test } from "vitest";
import { epochSet, isPastBest, NO_BEST, scoredEvery, withEpoch } from "./earlyStopping.ts";
import type { Example } from "./example.ts";

const sentences = (count: number): Example[] =>
  Array.from({ length: count }, (_, i) => {
    return { id: `${i}`, words: ["number", `${i}`], entities: [], relations: [] };
  });

test("with 60 held-out sentences about a third chooses, with fewer none, and always the same", () => {
  const few = epochSet(sentences(59));
  expect(few.usedToStop).toBe(false);
  expect(few.examples.length).toBe(30);
  const enough = epochSet(sentences(120));
  expect(enough.usedToStop).toBe(true);
  expect(enough.examples.length).toBeGreaterThan(25);
  expect(enough.examples.length).toBeLessThan(55);
  const ids = (list: readonly Example[]) => list.map(({ id }) => id).sort();
  expect(ids(epochSet([...sentences(120)].reverse()).examples)).toEqual(ids(enough.examples));
  expect(epochSet(sentences(3000)).examples).toHaveLength(100);
  expect(epochSet([])).toEqual({ examples: [], usedToStop: false });
});

test("scoring takes about a twentieth of a training: else fewer epochs are scored", () => {
  const layers = { layers: 6, frozenLayers: 0 };
  expect(scoredEvery({ scored: 10, trained: 1000, ...layers })).toBe(1);
  expect(scoredEvery({ scored: 600, trained: 1000, ...layers })).toBe(4);
  expect(scoredEvery({ scored: 600, trained: 1000, layers: 6, frozenLayers: 3 })).toBe(8);
  expect(scoredEvery({ scored: 0, trained: 0, layers: 0, frozenLayers: 0 })).toBe(1);
});

test("the last of equal epochs is the best, and after some that are no better it ends", () => {
  let best = NO_BEST;
  const seen = [40, 60, 60, null, 50].map((f1, i) => {
    best = withEpoch(best, i + 1, f1);
    return [best.epoch, best.since, isPastBest(best, 9)];
  });
  expect(seen).toEqual([
    [1, 0, false],
    [2, 0, false],
    [3, 1, false],
    [3, 2, false],
    [3, 3, true],
  ]);
  expect(isPastBest(best, 30)).toBe(false);
  expect(isPastBest({ ...NO_BEST, since: 9 }, 3)).toBe(false);
});
