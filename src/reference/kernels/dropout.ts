import { mul, type Tensor, tensor, util } from "@tensorflow/tfjs-core";

/** Drops entries of `x` and scales the others by 1 / (1 − rate); the identity outside training. */
export type Dropout = <T extends Tensor>(x: T, rate: number) => T;

export const noDropout: Dropout = (x) => x;

/**
 * Dropout from a counter-based generator: entry i of the k-th mask of a step depends only on
 * (seed, step, k, i), so a resumed run and every backend draw the same masks.
 *
 * @param passed masks that are not drawn, being of layers that are not computed
 */
export function seededDropout(seed: number, step: number, passed = 0): Dropout {
  let site = passed;
  return (x, rate) => {
    site += 1;
    if (rate === 0) return x;
    const key = mix(mix(mix(seed) ^ step) ^ site);
    return mul(x, tensor(dropoutMask(util.sizeFromShape(x.shape), rate, key), x.shape)) as typeof x;
  };
}

/** @returns [size] of 0 (with probability `rate`) and 1 / (1 − rate) */
export function dropoutMask(size: number, rate: number, key: number): Float32Array {
  const mask = new Float32Array(size);
  const scale = 1 / (1 - rate);
  const threshold = rate * 2 ** 32;
  for (let i = 0; i < size; i++)
    if (mix(key + Math.imul(i, 0x9e3779b9)) >>> 0 >= threshold) mask[i] = scale;
  return mask;
}

/** The finaliser of MurmurHash3: every bit of the input changes half of the output's bits. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
