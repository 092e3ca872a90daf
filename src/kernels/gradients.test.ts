import { expect, it, test } from "vitest";
import {
  type Doubles,
  dot,
  gradientError,
  HEAD_SIZE,
  randomDoubles as random,
  runReference as run,
  zeros,
} from "../engine/cases/differences.ts";
import { maskAt } from "../engine/cases/kernelCase.ts";
import { PLAIN_TABLE, packBatch } from "../engine/plan/batchInputs.ts";
import { ACTIVATIONS } from "./activation.ts";
import { attention } from "./attention.ts";
import { attentionGradKeyValue, attentionGradQuery } from "./attentionGrad.ts";
import { denseActivation } from "./denseActivation.ts";
import { denseForward } from "./denseForward.ts";
import { denseGradActivation, denseGradInput, denseGradInputAdd } from "./denseGradInput.ts";
import { denseGradWeight } from "./denseGradWeight.ts";
import { embedding } from "./embedding.ts";
import { embeddingGrad } from "./embeddingGrad.ts";
import { layerNorm } from "./layerNorm.ts";
import { layerNormGrad } from "./layerNormGrad.ts";
import { layerNormParamGrad } from "./layerNormParamGrad.ts";

const RATES = [0, 0.3];

function expectGradient(what: string, gradient: Float64Array, x: Float64Array, loss: () => number) {
  expect(gradientError(gradient, x, loss), what).toBeLessThan(5e-6);
}

it("dense", () => {
  const u = { rows: 3, inner: 4, columns: 5 };
  const [a, w, bias] = [random(12), random(20), random(5)];
  const [c, dy] = [zeros(15), random(15)];
  const loss = () => {
    run(denseForward, { a, w, bias, c }, u);
    return dot(c, dy);
  };
  const [dx, dw, db] = [zeros(12), zeros(20), zeros(5)];
  run(denseGradInput, { dy, w, dx }, u);
  run(denseGradWeight, { x: a, dy, dw, db }, u);
  expectGradient("input", dx, a, loss);
  expectGradient("weight", dw, w, loss);
  expectGradient("bias", db, bias, loss);
  const sum = zeros(12).fill(1);
  run(denseGradInputAdd, { dy, w, dx: sum }, u);
  sum.forEach((x, i) => {
    expect(x).toBeCloseTo(1 + dx[i], 12);
  });
});

test.each(ACTIVATIONS.map((name, activation) => [name, activation] as const))(
  "dense with %s, under a dense layer",
  (_, activation) => {
    const first = { rows: 3, inner: 4, columns: 6 };
    const second = { rows: 3, inner: 6, columns: 2 };
    const [a, w1, b1] = [random(12).map((x) => 3 * x), random(24), random(6)];
    const [w2, b2] = [random(12), random(2)];
    const [pre, f, c, dy] = [zeros(18), zeros(18), zeros(6), random(6)];
    const loss = () => {
      run(denseActivation, { a, w: w1, bias: b1, pre, f }, { ...first, saved: 1, activation });
      run(denseForward, { a: f, w: w2, bias: b2, c }, second);
      return dot(c, dy);
    };
    loss();
    const [dPre, dx] = [zeros(18), zeros(12)];
    run(denseGradActivation, { dy, w: w2, pre, dx: dPre }, { ...second, activation });
    run(denseGradInput, { dy: dPre, w: w1, dx }, first);
    expectGradient("input", dx, a, loss);
  },
);

test.each(RATES)("attention, dropout %d", (rate) => {
  const [heads, N] = [2, 8];
  const H = heads * HEAD_SIZE;
  const sentences = Uint32Array.from([0, 3, 0, 0, 0, 0, 0, 0, 3, 5, 0, 0, 0, 0, 0, 0]);
  const blocks = Uint32Array.from([0, 0, 1, 0]);
  const u = { blocks: 2, heads, longest: 5, scoreScale: 0.4, ...maskAt(rate) };
  const qkv = random(N * 3 * H).map((x) => 2 * x);
  const [context, logSums, dContext] = [zeros(N * H), zeros(N * heads), random(N * H)];
  const loss = () => {
    run(attention, { qkv, sentences, blocks, context, logSums }, u);
    return dot(context, dContext);
  };
  loss();
  const [dQkv, deltas] = [zeros(N * 3 * H), zeros(N * heads)];
  const shared = { qkv, sentences, blocks, dContext, logSums, dQkv, deltas };
  run(attentionGradQuery, { ...shared, context }, u);
  run(attentionGradKeyValue, shared, u);
  expectGradient("queries, keys and values", dQkv, qkv, loss);
});

test.each(RATES)("layer norm with a residual, dropout %d", (rate) => {
  const [rows, width] = [3, 8];
  const { key, threshold, scale } = maskAt(rate);
  const [x, residual, norm] = [random(24), random(24), random(16)];
  const [y, stats, dy] = [zeros(24), zeros(6), random(24)];
  let z = x;
  const loss = () => {
    z = x.slice();
    const u = { rows, width, epsilon: 1e-6, key, threshold, scale };
    run(layerNorm, { x: z, residual, norm, y, stats }, u);
    return dot(y, dy);
  };
  loss();
  const [dz, dx, dNorm] = [zeros(24), zeros(24), zeros(16)];
  const out = { outKey: 0, outThreshold: 0, outScale: 1 };
  const input = { inKey: key, inThreshold: threshold, inScale: scale };
  run(layerNormGrad, { z, stats, norm, dy, dz, dx }, { rows, width, ...out, ...input });
  run(layerNormParamGrad, { z, stats, dy, dNorm }, { rows, width, ...maskAt(0) });
  expectGradient("x", dx, x, loss);
  expectGradient("residual", dz, residual, loss);
  expectGradient("gain and bias", dNorm, norm, loss);
});

test.each(RATES)("embeddings, dropout %d", (rate) => {
  const [width, positions] = [8, 6];
  const sentences = [
    [1, 5, 7, 5, 2],
    [1, 4, 2],
  ];
  const packed = packBatch(
    { sentences, spans: [], pairs: [] },
    { span: 4, pair: 4, widths: 1, positions, positionOffset: 0, places: positions + 1 },
    PLAIN_TABLE,
  );
  const { tokens: rows, words: distinct } = packed.counts;
  const { tokens, embeddingRows, embeddingEntries } = packed.inputs as Doubles;
  const mask = maskAt(rate);
  const [words, places] = [random(10 * width), random((positions + 2) * width)];
  const norm = random(2 * width);
  const [z, y, dy] = [zeros(rows * width), zeros(rows * width), random(rows * width)];
  const stats = zeros(2 * rows);
  const loss = () => {
    const u = { rows, width, positions, epsilon: 1e-6, ...mask };
    run(embedding, { tokens, words, places, norm, z, stats, y }, u);
    return dot(y, dy);
  };
  loss();
  const [dz, dx, dNorm] = [zeros(rows * width), zeros(rows * width), zeros(2 * width)];
  const out = { outKey: mask.key, outThreshold: mask.threshold, outScale: mask.scale };
  const input = { inKey: 0, inThreshold: 0, inScale: 1 };
  run(layerNormGrad, { z, stats, norm, dy, dz, dx }, { rows, width, ...out, ...input });
  run(layerNormParamGrad, { z, stats, dy, dNorm }, { rows, width, ...mask });
  const [dWords, dPlaces] = [zeros(distinct * width), zeros((positions + 1) * width)];
  run(
    embeddingGrad,
    { dz, rows: embeddingRows, entries: embeddingEntries, dWords, dPlaces },
    { words: distinct, places: positions + 1, width },
  );
  expectGradient("gain and bias", dNorm, norm, loss);
  expectGradient("places", dPlaces, places.subarray(0, (positions + 1) * width), loss);
  packed.words.forEach((word, i) => {
    const row = words.subarray(word * width, (word + 1) * width);
    expectGradient(`word ${word}`, dWords.subarray(i * width, (i + 1) * width), row, loss);
  });
});
