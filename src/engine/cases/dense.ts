import { ACTIVATIONS } from "../../kernels/activation.ts";
import type { Draft, Draw } from "./kernelCase.ts";

interface Sizes {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

const SIZES: readonly Sizes[] = [
  { rows: 37, inner: 44, columns: 20 },
  { rows: 131, inner: 76, columns: 140 },
  { rows: 1, inner: 1036, columns: 12 },
  { rows: 1037, inner: 12, columns: 4 },
  { rows: 6, inner: 4, columns: 520 },
];

type Arrays = Draft["arrays"];

const each =
  (arrays: (draw: Draw, sizes: Sizes) => Arrays) =>
  (draw: Draw): Draft[] =>
    SIZES.map((sizes) => ({
      name: `${sizes.rows} x ${sizes.inner} x ${sizes.columns}`,
      arrays: arrays(draw, sizes),
      uniforms: { ...sizes },
    }));

const forward = (draw: Draw, { rows, inner, columns }: Sizes) => ({
  a: draw.floats(rows * inner),
  w: draw.floats(inner * columns),
  bias: draw.floats(columns),
});

const backward = (draw: Draw, { rows, inner, columns }: Sizes) => ({
  dy: draw.floats(rows * columns),
  w: draw.floats(inner * columns),
  dx: draw.floats(rows * inner),
});

export const denseForward = each((draw, sizes) => ({
  ...forward(draw, sizes),
  c: draw.floats(sizes.rows * sizes.columns),
}));

export const denseActivation = (draw: Draw): Draft[] =>
  ACTIVATIONS.flatMap((of, activation) =>
    each((_, sizes) => ({
      ...forward(draw, sizes),
      pre: draw.floats(sizes.rows * sizes.columns),
      f: draw.floats(sizes.rows * sizes.columns),
    }))(draw).map(({ name, arrays, uniforms }) => ({
      name: `${name}, ${of}, ${activation ? "saved" : "not saved"}`,
      arrays,
      uniforms: { ...uniforms, saved: activation ? 1 : 0, activation },
    })),
  );

export const denseGradInput = each(backward);

export const denseGradActivation = (draw: Draw): Draft[] =>
  ACTIVATIONS.flatMap((of, activation) =>
    each((_, sizes) => ({
      ...backward(draw, sizes),
      pre: draw.floats(sizes.rows * sizes.inner, -4, 4),
    }))(draw).map(({ name, arrays, uniforms }) => ({
      name: `${name}, ${of}`,
      arrays,
      uniforms: { ...uniforms, activation },
    })),
  );

export const denseGradWeight = each((draw, { rows, inner, columns }) => ({
  x: draw.floats(rows * inner),
  dy: draw.floats(rows * columns),
  dw: draw.floats(inner * columns),
  db: draw.floats(columns),
}));
