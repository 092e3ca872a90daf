import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AS_IT_IS,
  FEWEST_OF_EACH,
  fitRelations,
  fitSpans,
  type RelationCase,
  rescaled,
  type SpanCase,
  tempered,
} from "./calibration.ts";
import { normalOf, seededRandom } from "./random.ts";

/** Spans whose truth is drawn from their logits at temperature 1, and told at another one. */
function spansAt(temperature: number, count: number): SpanCase[] {
  const random = seededRandom(7);
  const normal = normalOf(random);
  return Array.from({ length: count }, () => {
    const logits = Array.from({ length: 5 }, () => 2 * normal());
    const told = softmax(logits.map((logit) => logit * temperature));
    let left = random();
    const truth = softmax(logits).findIndex((p) => {
      left -= p;
      return left < 0;
    });
    return {
      probabilities: told,
      chosen: told.indexOf(Math.max(...told)),
      truth: Math.max(0, truth),
    };
  });
}

const softmax = (logits: readonly number[]): number[] => {
  const powers = logits.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

const relationsAt = (temperature: number, shift: number, count: number): RelationCase[] => {
  const random = seededRandom(3);
  const normal = normalOf(random);
  return Array.from({ length: count }, () => {
    const logit = 1.5 * normal();
    const isRight = random() < 1 / (1 + Math.exp(-logit));
    const told = (logit - shift) * temperature;
    return { score: 1 / (1 + Math.exp(-told)), isRight };
  });
};

test.each([0.5, 1, 2.5])("a known temperature of spans is found: %d", (temperature) => {
  expect(fitSpans(spansAt(temperature, 4000)).temperature).toBeCloseTo(temperature, 0.8);
  expect(Math.abs(fitSpans(spansAt(temperature, 4000)).temperature / temperature - 1)).toBeLessThan(
    0.06,
  );
});

test.each([
  [0.5, 0],
  [1, -0.7],
  [3, 0.4],
])("a known scale of relations is found: temperature %d, shift %d", (temperature, shift) => {
  const found = fitRelations(relationsAt(temperature, shift, 6000));
  expect(Math.abs(found.temperature / temperature - 1)).toBeLessThan(0.08);
  expect(found.shift).toBeCloseTo(shift, 1);
});

test("from too little, or from what is all right or all wrong, nothing is fitted", () => {
  const span = (isRight: boolean): SpanCase => ({
    probabilities: [0.1, 0.9],
    chosen: 1,
    truth: isRight ? 1 : 0,
  });
  const few = Array(FEWEST_OF_EACH - 1).fill(span(false));
  const many = Array(100).fill(span(true));
  for (const cases of [[], many, few, [...many, ...few]])
    expect(fitSpans(cases)).toBe(AS_IT_IS.entities);
  expect(fitSpans([...many, ...few, span(false)])).not.toBe(AS_IT_IS.entities);
  expect(fitRelations([])).toBe(AS_IT_IS.relations);
  expect(fitRelations(Array(50).fill({ score: 0.9, isRight: true }))).toBe(AS_IT_IS.relations);
});

test("whatever the scores, what is fitted is finite, and so is what comes of it", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(share, fc.boolean()), { maxLength: 60 }), (cases) => {
      const relations = cases.map(([score, isRight]) => ({ score, isRight }));
      const scale = fitRelations(relations);
      expect(Number.isFinite(scale.temperature) && Number.isFinite(scale.shift)).toBe(true);
      const spans = cases.map(([p, isRight]) => ({
        probabilities: [1 - p, p],
        chosen: 1,
        truth: isRight ? 1 : 0,
      }));
      expect(fitSpans(spans).temperature).toBeGreaterThan(0);
      for (const [score] of cases) {
        expect(rescaled(score, scale)).toBeGreaterThanOrEqual(0);
        expect(rescaled(score, scale)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("no scale changes the order of scores, and no temperature what is most probable", () => {
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const temperature = fc.double({ min: 0.1, max: 10, noNaN: true });
  fc.assert(
    fc.property(
      share,
      share,
      temperature,
      fc.double({ min: -3, max: 3, noNaN: true }),
      (a, b, t, shift) => {
        const scale = { temperature: t, shift };
        if (a < b) expect(rescaled(a, scale)).toBeLessThanOrEqual(rescaled(b, scale));
        const row = tempered([a, b, 0], t);
        expect(row[0] >= row[1]).toBe(a >= b || row[0] === row[1]);
        expect(row[2]).toBe(0);
        expect(row.reduce((x, y) => x + y)).toBeCloseTo(1, 9);
      },
    ),
  );
});

test("scores as they are stay as they are", () => {
  expect(rescaled(0.73, AS_IT_IS.relations)).toBeCloseTo(0.73, 12);
  expect(tempered([0.2, 0.8], 1)[1]).toBeCloseTo(0.8, 12);
  expect(tempered([0, 0], 2)).toEqual([0, 0]);
});
