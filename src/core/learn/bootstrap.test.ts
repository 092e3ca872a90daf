import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentTypeNames } from "../types/anyTypeName.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import {
  type ByTask,
  differenceInSteps,
  type Interval,
  intervals,
  intervalsInSteps,
  type Measured,
  pairedDifference,
  randomDraws,
} from "./bootstrap.ts";
import { type Counts, type SentenceCounts, scoresOf, type TaskCounts } from "./evaluation.ts";
import golden from "./fixtures/bootstrap.json" with { type: "json" };
import { type Random, seededRandom } from "./random.ts";
import type { Score } from "./scores.ts";
import { MEASURES, TASKS, type Task } from "./tally.ts";

const NO_TYPES: ModelTypes = { entities: {}, relations: {} };
const NONE: TaskCounts = new Map();
const entitiesOnly = (entities: TaskCounts): SentenceCounts => {
  return { entities, relations: NONE, relationsStrict: NONE };
};

/** Counts of one thing of a sentence, now and then of two. */
function drawCounts(random: Random, skill: number, gold = Math.floor(3 * random())): Counts {
  const right = Array.from({ length: gold }, random).filter((value) => value < skill).length;
  return { gold, right, predicted: right + (random() < 0.3 ? 1 : 0) };
}

const drawSentences = (count: number, types: readonly string[], seed: number) => {
  const random = seededRandom(seed);
  const task = (): TaskCounts =>
    new Map(
      types
        .map((type) => [type, drawCounts(random, 0.6)] as const)
        .filter(([, { gold, predicted }]) => gold + predicted > 0),
    );
  return Array.from({ length: count }, (): SentenceCounts => {
    return { entities: task(), relations: task(), relationsStrict: task() };
  });
};

/** Every resample that there can be of so many sentences. */
function allDraws(sentences: number) {
  const count = sentences ** sentences;
  const draw = (which: number) =>
    Array.from({ length: sentences }, (_, i) => Math.floor(which / sentences ** i) % sentences);
  return { count, draw };
}

/** As slow and as plain as can be: scores of every resample by the evaluation itself. */
function bruteForce(
  counts: readonly SentenceCounts[],
  task: Task,
  figure: (scores: ReturnType<typeof scoresOf>[Task]) => number | null | undefined,
): Interval | null {
  const { count, draw } = allDraws(counts.length);
  const all = Array.from({ length: count }, (_, which) => {
    const picked = draw(which).map((i) => counts[i]);
    return figure(scoresOf(picked, NO_TYPES)[task]) ?? null;
  });
  const defined = all.filter((value) => value !== null).sort((a, b) => a - b);
  if (all.length - defined.length > 0.025 * all.length) return null;
  const at = (share: number) => {
    const place = share * (defined.length - 1);
    const [below, above] = [defined[Math.floor(place)], defined[Math.ceil(place)]];
    return below + (place % 1) * (above - below);
  };
  return { low: at(0.025), high: at(0.975) };
}

function expectSame(found: Interval | null, want: Interval | null, what: string) {
  if (found === null || want === null) return expect(found, what).toEqual(want);
  expect(found.low, what).toBeCloseTo(want.low, 9);
  expect(found.high, what).toBeCloseTo(want.high, 9);
}

const all = <T>(bootstrap: { step(n: number): boolean; result(): T }): T => {
  while (!bootstrap.step(7));
  return bootstrap.result();
};

test.each([1, 2, 3, 4, 5])("all resamples of %i sentences give what brute force gives", (count) => {
  for (let seed = 0; seed < (count === 5 ? 2 : 4); seed++) {
    const types = ["A", "constructor"];
    const counts = drawSentences(count, types, seed);
    const found = all(intervalsInSteps(counts, allDraws(count)));
    for (const task of TASKS)
      for (const measure of MEASURES) {
        const name = `${task} ${measure}, seed ${seed}`;
        const of = (get: (all: { micro: Score; macro: Score }) => Score) =>
          bruteForce(counts, task, (scores) => get(scores)[measure]);
        expectSame(
          found[task].micro[measure].interval,
          of((s) => s.micro),
          `micro ${name}`,
        );
        expectSame(
          found[task].macro[measure].interval,
          of((s) => s.macro),
          `macro ${name}`,
        );
        for (const [type, measured] of found[task].types) {
          const own = bruteForce(counts, task, (s) =>
            Object.hasOwn(s.types, type) ? s.types[type][measure] : null,
          );
          expectSame(measured[measure].interval, own, `${type} ${name}`);
        }
      }
  }
});

describe("agrees with SciPy", () => {
  const sentencesOf = (rows: readonly (readonly (readonly number[])[])[]) =>
    rows.map((row) =>
      entitiesOnly(
        new Map(
          row
            .map(([gold, right, predicted], t) => {
              return [golden.types[t], { gold, right, predicted }] as const;
            })
            .filter(([, { gold, predicted }]) => gold + predicted > 0),
        ),
      ),
    );

  test.each(golden.cases)("$name", ({ before, after, expected }) => {
    const [was, is] = [sentencesOf(before), sentencesOf(after)];
    const draws = randomDraws(was.length, 1, golden.resamples);
    const { entities } = all(differenceInSteps(was, is, draws));
    const want = new Map(Object.entries(expected));
    for (const group of ["micro", "macro"] as const)
      for (const measure of MEASURES) {
        const { before, after, difference } = entities[group];
        const found = Object.entries({ before, after, difference });
        for (const [which, of] of found) {
          const [low, high] = want.get(`${group} ${measure} ${which}`) ?? [];
          const { interval } = of[measure];
          const name = `${group} ${measure} ${which}`;
          // Both draw 20 000 resamples, not the same ones, and shares of few things jump.
          const near = (was.length < 40 ? 0.06 : 0.03) * (high - low);
          expect(Math.abs((interval?.low ?? 999) - low), name).toBeLessThan(near);
          expect(Math.abs((interval?.high ?? 999) - high), name).toBeLessThan(near);
        }
      }
  });
});

test("about 95 of 100 intervals hold what they are about", () => {
  const [random, seeds] = [seededRandom(8), 300];
  const draw = (count: number) =>
    Array.from({ length: count }, () => entitiesOnly(new Map([["A", drawCounts(random, 0.7)]])));
  const truth = scoresOf(draw(40_000), NO_TYPES).entities.micro.f1 ?? 0;
  const held = Array.from({ length: seeds }, (_, seed) => {
    const { interval } = intervals(draw(60), seed).entities.micro.f1;
    return interval !== null && interval.low <= truth && truth <= interval.high;
  });
  const share = held.filter(Boolean).length / seeds;
  expect(share).toBeGreaterThan(0.9);
  expect(share).toBeLessThan(0.985);
});

test("of two models that are as good, rarely is one called better", () => {
  const random = seededRandom(9);
  const verdicts = Array.from({ length: 300 }, (_, seed) => {
    const golds = Array.from({ length: 60 }, () => Math.floor(3 * random()));
    const model = () =>
      golds.map((gold) => entitiesOnly(new Map([["A", drawCounts(random, 0.7, gold)]])));
    return pairedDifference(model(), model(), seed).entities.micro.difference.f1.verdict;
  });
  const wrong = verdicts.filter((verdict) => verdict !== "not distinguishable").length;
  expect(wrong / verdicts.length).toBeLessThan(0.1);
});

const one = (gold: number, right: number, predicted = right) =>
  entitiesOnly(new Map([["A", { gold, right, predicted }]]));
const times = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of);
const f1Of = (before: readonly SentenceCounts[], after: readonly SentenceCounts[]) =>
  pairedDifference(before, after, 0).entities.micro.difference.f1;

test("what is better in every sentence is better, and the same models are not", () => {
  const [bad, good] = [times(20, one(2, 1)), times(20, one(2, 2))];
  expect(f1Of(bad, good)).toMatchObject({ verdict: "better", interval: { low: 100 - 200 / 3 } });
  expect(f1Of(good, bad).verdict).toBe("worse");
  expect(f1Of(good, good)).toEqual({
    value: 0,
    interval: { low: 0, high: 0 },
    verdict: "not distinguishable",
  });
});

test("of what is in a few sentences nothing is called better, however much it changed", () => {
  const rest = times(40, entitiesOnly(NONE));
  const [bad, good] = [one(1, 0), one(1, 1)].map((it) => [...rest, ...times(9, it)]);
  const { interval, verdict } = f1Of(bad, good);
  expect(interval).toEqual({ low: 100, high: 100 });
  expect(verdict).toBe("not distinguishable");
  const enough = [one(1, 0), one(1, 1)].map((it) => [...rest, ...times(10, it)]);
  expect(f1Of(enough[0], enough[1]).verdict).toBe("better");
});

test("where there is nothing to find, or mostly nothing, there is no figure and no interval", () => {
  const nothing = intervals(times(20, one(0, 0, 3)), 0).entities;
  expect(nothing.micro).toMatchObject({ support: 0, sentences: 0 });
  expect(nothing.micro.f1).toEqual({ value: null, interval: null });
  expect(nothing.macro.f1).toEqual({ value: null, interval: null });
  const rare = intervals([...times(20, entitiesOnly(NONE)), one(2, 2)], 0).entities.micro;
  expect(rare).toMatchObject({ support: 2, sentences: 1, f1: { value: 100, interval: null } });
  expect(intervals([], 0).relations.micro.f1).toEqual({ value: null, interval: null });
  expect(() => pairedDifference([one(1, 1)], [], 0)).toThrow("1 sentences before, of 0 after");
});

test("the seed decides, and slices do not", () => {
  const counts = drawSentences(30, ["A", "B"], 3);
  const sliced = all(intervalsInSteps(counts, randomDraws(30, 5)));
  expect(sliced).toEqual(intervals(counts, 5));
  expect(intervals(counts, 6)).not.toEqual(sliced);
});

test("with any names of types: values are the scores, and lie where intervals say", () => {
  const named = differentTypeNames({ minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(named, fc.integer({ min: 1, max: 25 }), fc.nat(), (types, count, seed) => {
      const counts = drawSentences(count, types, seed);
      const scores = scoresOf(counts, NO_TYPES);
      const draws = randomDraws(count, seed, 60);
      const found: ByTask<Measured> = all(intervalsInSteps(counts, draws));
      for (const task of TASKS) {
        const { micro, macro, types: byType } = found[task];
        const pairs: [Measured, Score][] = [
          [micro, scores[task].micro],
          [macro, scores[task].macro],
        ];
        expect(new Set(byType.keys())).toEqual(new Set(Object.keys(scores[task].types)));
        for (const [type, measured] of byType) pairs.push([measured, scores[task].types[type]]);
        const support = [...byType.values()].reduce((sum, one) => sum + one.support, 0);
        expect(micro.support).toBe(support);
        for (const [measured, score] of pairs)
          for (const measure of MEASURES) {
            const { value, interval } = measured[measure];
            if (score[measure] === null) expect(value).toBeNull();
            else expect(value).toBeCloseTo(score[measure], 9);
            if (interval) {
              expect(interval.low).toBeLessThanOrEqual(interval.high);
              expect(interval.low).toBeGreaterThanOrEqual(0);
              expect(interval.high).toBeLessThanOrEqual(100);
            }
          }
      }
    }),
    { numRuns: 60 },
  );
});
