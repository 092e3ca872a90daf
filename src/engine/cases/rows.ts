import { layerNorm as forward } from "../../kernels/layerNorm.ts";
import { DROPOUT, type Draft, type Draw, maskAt } from "./kernelCase.ts";

const SIZES = [
  { rows: 37, width: 52 },
  { rows: 5, width: 1028 },
  { rows: 1, width: 4 },
] as const;

const EPSILON = 1e-6;

type Size = (typeof SIZES)[number];

const each = (make: (size: Size, name: string, rate: number) => Draft): Draft[] =>
  SIZES.flatMap((size) =>
    DROPOUT.map(([name, rate]) => make(size, `${size.rows} x ${size.width}, ${name}`, rate)),
  );

export const embedding = (draw: Draw): Draft[] =>
  each(({ rows, width }, name, rate) => {
    const [words, positions] = [50, 40];
    const tokens = Uint32Array.from(
      Array.from({ length: rows }, (_, r) => [
        draw.whole(0, words),
        draw.whole(0, positions),
        r % 3,
        0,
      ]).flat(),
    );
    const factors = new Float32Array(tokens.buffer);
    for (let r = 0; r < rows; r++) factors[4 * r + 3] = draw.floats(1, 0.5, 1)[0];
    return {
      name,
      arrays: {
        tokens,
        words: draw.floats(words * width),
        places: draw.floats((positions + 2) * width),
        norm: draw.floats(2 * width),
        z: draw.floats(rows * width),
        stats: draw.floats(rows * 2),
        y: draw.floats(rows * width),
      },
      uniforms: { rows, width, positions, epsilon: EPSILON, ...maskAt(rate) },
    };
  });

export const layerNorm = (draw: Draw): Draft[] =>
  each(({ rows, width }, name, rate) => ({
    name,
    arrays: normArrays(draw, rows, width),
    uniforms: { rows, width, epsilon: EPSILON, ...maskAt(rate) },
  }));

/** A mean that is large beside the deviation, too. */
const normArrays = (draw: Draw, rows: number, width: number) => ({
  x: draw.floats(rows * width, 2, 4),
  residual: draw.floats(rows * width),
  norm: draw.floats(2 * width),
  y: draw.floats(rows * width),
  stats: draw.floats(rows * 2),
});

/** Z and its statistics. */
function normalised(draw: Draw, rows: number, width: number) {
  const arrays = normArrays(draw, rows, width);
  forward.reference(arrays, { rows, width, epsilon: EPSILON, ...maskAt(0) }, { headSize: 4 });
  return { z: arrays.x, stats: arrays.stats };
}

/** Masks on the output and on the input, never both in the model. */
export const layerNormGrad = (draw: Draw): Draft[] =>
  each(({ rows, width }, name, rate) => {
    const out = maskAt(width > 1000 ? rate : 0, 1);
    const input = maskAt(width > 1000 ? 0 : rate, 2);
    return {
      name,
      arrays: {
        ...normalised(draw, rows, width),
        norm: draw.floats(2 * width),
        dy: draw.floats(rows * width),
        dz: draw.floats(rows * width),
        dx: draw.floats(rows * width),
      },
      uniforms: {
        rows,
        width,
        outKey: out.key,
        outThreshold: out.threshold,
        outScale: out.scale,
        inKey: input.key,
        inThreshold: input.threshold,
        inScale: input.scale,
      },
    };
  });

export const layerNormParamGrad = (draw: Draw): Draft[] =>
  each(({ rows, width }, name, rate) => ({
    name,
    arrays: {
      ...normalised(draw, rows, width),
      dy: draw.floats(rows * width),
      dNorm: draw.floats(2 * width),
    },
    uniforms: { rows, width, ...maskAt(rate) },
  }));
