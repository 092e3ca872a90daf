import { NONE } from "../../kernels/sentenceRows.ts";
import { SQUARE_PARTS } from "../../kernels/squares.ts";
import { SUMMARY_SIZE } from "../../kernels/summary.ts";
import type { Draft, Draw } from "./kernelCase.ts";

/** The second has so many that a sum in one run would lose digits. */
export const squares = (draw: Draw): Draft[] =>
  [1000, 20_011, 5].map((length) => ({
    name: `${length} fours`,
    arrays: { x: draw.floats(4 * length), partials: draw.floats(3 + SQUARE_PARTS, 0, 1) },
    uniforms: { length, first: 3 },
    summed: ["partials"],
  }));

export const addBefore = (draw: Draw): Draft[] =>
  [
    { length: 1030, adds: 1 },
    { length: 7, adds: 0 },
  ].map(({ length, adds }) => ({
    name: adds ? "added" : "put aside",
    arrays: { x: draw.floats(4 * length), y: draw.floats(4 * length) },
    uniforms: { length, adds },
  }));

export const summary = (draw: Draw): Draft[] =>
  [
    { name: "clipped", parts: 517, spans: 23, pairs: 11, maxNorm: 1 },
    { name: "below the norm, no pairs", parts: 256, spans: 301, pairs: 0, maxNorm: 1e6 },
    { name: "no clipping", parts: 1, spans: 1, pairs: 1, maxNorm: Number.MAX_VALUE },
  ].map(({ name, ...uniforms }) => ({
    name,
    arrays: {
      partials: draw.floats(uniforms.parts, 0, 1),
      rowLosses: draw.floats(4 * (uniforms.spans + uniforms.pairs), 0, 1),
      result: draw.floats(SUMMARY_SIZE).fill(0),
    },
    uniforms,
  }));

const adamUniforms = (step: number) => ({
  beta1: 0.9,
  beta2: 0.999,
  rest1: 0.1,
  rest2: 0.001,
  epsilon: 1e-8,
  weightDecay: 0.01,
  correction: 1 / (1 - 0.9 ** step),
  root: 1 / Math.sqrt(1 - 0.999 ** step),
});

/** @param moments are zeros before the first step */
const state = (draw: Draw, size: number, moments: boolean) => ({
  m: moments ? draw.floats(size, -0.01, 0.01) : new Float32Array(size),
  v: moments ? draw.floats(size, 0, 1e-4) : new Float32Array(size),
});

const RATES = { encoderRate: 0.02, headRate: 0.05 };

export const adamW = (draw: Draw): Draft[] =>
  [
    { name: "all kinds", length: 2050, ends: [700, 1101, 1901], step: 5 },
    { name: "heads only, first step", length: 1024, ends: [0, 0, 3], step: 1 },
    { name: "plain only", length: 1, ends: [0, 1, 1], step: 5 },
  ].map(({ name, length, ends, step }) => ({
    name,
    arrays: {
      w: draw.floats(4 * length),
      ...state(draw, 4 * length, step > 1),
      g: draw.floats(4 * length, -0.02, 0.02),
      summary: draw.floats(SUMMARY_SIZE, 0.3, 0.9),
    },
    uniforms: {
      length,
      decayedEncoder: ends[0],
      plainEncoder: ends[1],
      decayedHeads: ends[2],
      ...RATES,
      ...adamUniforms(step),
    },
  }));

export const adamWRows = (draw: Draw): Draft[] =>
  [
    { name: "rows with and without gradient", rows: 9, width: 52 },
    { name: "one row", rows: 1, width: 4 },
  ].map(({ name, rows: count, width }) => {
    const [table, gradients] = [31, 5];
    const rows = new Uint32Array(4 * count);
    const factors = new Float32Array(rows.buffer);
    for (let r = 0; r < count; r++) {
      rows[4 * r] = (r * 7 + 3) % table;
      rows[4 * r + 1] = r % 2 ? NONE : r / 2;
      factors[4 * r + 2] = r % 3 ? 1 : 0.75;
    }
    return {
      name,
      arrays: {
        words: draw.floats(table * width),
        ...state(draw, count * width, true),
        dWords: draw.floats(gradients * width, -0.02, 0.02),
        rows,
        summary: draw.floats(SUMMARY_SIZE, 0.3, 0.9),
      },
      uniforms: { rows: count, width, rate: RATES.encoderRate, ...adamUniforms(5) },
    };
  });
