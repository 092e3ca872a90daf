import { slopeOf, WGSL_ACTIVATION } from "./activation.ts";
import { defineKernel } from "./defineKernel.ts";
import { productBodies } from "./productBodies.ts";

const sizes = { rows: "u32", inner: "u32", columns: "u32" } as const;

const bodies = <U extends string = keyof typeof sizes>(store: string) =>
  productBodies<U | keyof typeof sizes>(
    {
      form: "rightTransposed",
      left: "dy",
      right: "w",
      rows: "u.rows",
      columns: "u.inner",
      depth: "u.columns",
      store,
    },
    ({ rows, inner }) => [rows, inner],
  );

/** dX = dY Wᵀ. @param dy [rows, columns] @param w [inner, columns] @param dx [rows, inner] */
export const denseGradInput = defineKernel({
  name: "denseGradInput",
  operands: { dy: "read vec4f", w: "read vec4f", dx: "write vec4f" },
  uniforms: sizes,
  bodies: bodies("fn store(at: u32, column: u32, sum: vec4f) { dx[at] = sum; }"),
  units: ({ inner }) => Math.ceil(inner / 8),
  reference({ dy, w, dx }, u) {
    product(dy, w, u, (at, sum) => {
      dx[at] = sum;
    });
  },
});

/** dX += dY Wᵀ: adds to what came through the residual connection. Shapes as above. */
export const denseGradInputAdd = defineKernel({
  name: "denseGradInputAdd",
  operands: { dy: "read vec4f", w: "read vec4f", dx: "update vec4f" },
  uniforms: sizes,
  bodies: bodies("fn store(at: u32, column: u32, sum: vec4f) { dx[at] += sum; }"),
  units: ({ inner }) => Math.ceil(inner / 8),
  reference({ dy, w, dx }, u) {
    product(dy, w, u, (at, sum) => {
      dx[at] += sum;
    });
  },
});

/** dX = (dY Wᵀ) · activation'(U). @param pre [rows, inner] U of the layer below; others as above */
export const denseGradActivation = defineKernel({
  name: "denseGradActivation",
  operands: { dy: "read vec4f", w: "read vec4f", pre: "read vec4f", dx: "write vec4f" },
  uniforms: { ...sizes, activation: "u32" },
  bodies: bodies<"activation">(`${WGSL_ACTIVATION}
fn store(at: u32, column: u32, sum: vec4f) { dx[at] = sum * slope(pre[at]); }`),
  units: ({ inner }) => Math.ceil(inner / 8),
  reference({ dy, w, pre, dx }, u) {
    const slope = slopeOf(u.activation);
    product(dy, w, u, (at, sum) => {
      dx[at] = sum * slope(pre[at]);
    });
  },
});

function product(
  dy: Float32Array,
  w: Float32Array,
  { rows, inner, columns }: Readonly<Record<"rows" | "inner" | "columns", number>>,
  store: (at: number, sum: number) => void,
): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < inner; j++) {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += dy[i * columns + k] * w[j * columns + k];
      store(i * inner + j, sum);
    }
}
