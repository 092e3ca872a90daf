import { expect, test } from "vitest";
import {
  gradientError,
  randomDoubles as random,
  runReference as run,
  zeros,
} from "../engine/cases/differences.ts";
import { UNKNOWN } from "../model/batch.ts";
import { agreement } from "./agreement.ts";
import { lossUniforms } from "./losses.ts";

const SIZES = { spanColumns: 6, pairColumns: 4, entityTypes: 3, relationTypes: 2 };
const scales = { meanOver: 5, relations: 0.3, spans: [0.5, 0.25], pairs: [2] };
const u = { ...SIZES, spans: 4, pairs: 2, ...lossUniforms(scales), weight: 0.7 };
const halfOfSpans = [
  [0, 1, 0, 1, 0.8, 0],
  [1, 0, UNKNOWN, UNKNOWN, 0.3, 0],
].flat();
const halfOfPairs = [1, UNKNOWN, 1, 0];
const targets = Float64Array.from([halfOfSpans, halfOfSpans, halfOfPairs, halfOfPairs].flat());

const lossOf = (spanLogits: Float64Array, pairLogits: Float64Array) => {
  const [dSpan, dPair, rowLosses] = [zeros(24), zeros(8), zeros(24)];
  run(agreement, { spanLogits, pairLogits, targets, dSpan, dPair, rowLosses }, u);
  return { dSpan, dPair, rowLosses, loss: rowLosses.reduce((sum, x) => sum + x, 0) };
};

test("the gradients are those of the losses", () => {
  const spanLogits = random(24).map((x) => 3 * x);
  const pairLogits = random(8).map((x) => 3 * x);
  const { dSpan, dPair, loss } = lossOf(spanLogits, pairLogits);
  const again = () => lossOf(spanLogits, pairLogits).loss;
  expect(loss).toBeGreaterThan(0.01);
  expect(gradientError(dSpan, spanLogits, again)).toBeLessThan(5e-6);
  expect(gradientError(dPair, pairLogits, again)).toBeLessThan(5e-6);
});

test("the loss is half of both divergences, by definition", () => {
  const spanLogits = zeros(24);
  const [x, y] = [
    [1, 0.5, -1],
    [-0.3, 0.2, 0.9],
  ];
  spanLogits.set(x, 0);
  spanLogits.set(y, 12);
  const softmax = (of: readonly number[]) => {
    const sum = of.reduce((all, value) => all + Math.exp(value), 0);
    return of.map((value) => Math.exp(value) / sum);
  };
  const [p, q] = [softmax(x), softmax(y)];
  const kl = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * Math.log(value / b[i]), 0);
  const { rowLosses, loss } = lossOf(spanLogits, zeros(8));
  // A mean over five spans, one of another part; each of the two rows has half of it.
  expect(loss).toBeCloseTo((0.7 * 0.5 * (kl(p, q) + kl(q, p))) / 5, 12);
  expect(rowLosses[0]).toBeCloseTo(loss / 2, 12);
  expect(rowLosses[8]).toBeCloseTo(loss / 2, 12);
});

test("nothing is lost where both halves say the same", () => {
  const [spans, pairs] = [random(12), random(4)];
  const { dSpan, dPair, loss } = lossOf(
    Float64Array.from([...spans, ...spans]),
    Float64Array.from([...pairs, ...pairs]),
  );
  expect(loss).toBe(0);
  expect([...dSpan, ...dPair].every((d) => d === 0)).toBe(true);
});
