// Gradient kernels against central differences of the forward ones: references over doubles, so
// that the differences are good to 1e-7.
import type { Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import { drawOf } from "./kernelCase.ts";

export type Doubles = Readonly<Record<string, Float64Array | Uint32Array>>;

/** Columns of an attention head. */
export const HEAD_SIZE = 4;

export const runReference = (kernel: Kernel, arrays: Doubles, u: Uniforms): void =>
  kernel.reference(arrays as never, u, { headSize: HEAD_SIZE });

const draw = drawOf(5);
export const randomDoubles = (size: number): Float64Array => Float64Array.from(draw.floats(size));

export const zeros = (size: number): Float64Array => new Float64Array(size);

/** Σ a b: its gradient by a is b. */
export const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, x, i) => sum + x * b[i], 0);

/**
 * Compares a gradient with the differences of `loss` by each entry of x.
 *
 * @returns the largest error, relative to the largest entry or 1e-3
 */
export function gradientError(gradient: Float64Array, x: Float64Array, loss: () => number): number {
  if (gradient.length !== x.length)
    throw new Error(`a gradient of ${gradient.length} entries for ${x.length}`);
  const step = 1e-5;
  const wanted = x.map((value, i) => {
    x[i] = value + step;
    const above = loss();
    x[i] = value - step;
    const below = loss();
    x[i] = value;
    return (above - below) / (2 * step);
  });
  const error = wanted.map((d, i) => Math.abs(d - gradient[i]));
  return Math.max(...error) / Math.max(1e-3, ...wanted.map(Math.abs));
}
