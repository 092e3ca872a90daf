import { seededRandom } from "../../core/learn/random.ts";
import type { Constants, Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import { type Mask, maskKey, maskOf } from "../../kernels/dropout.ts";

type Arrays = Readonly<Record<string, Float32Array | Uint32Array>>;

/** One call of a kernel on known numbers. */
export interface KernelCase {
  readonly kernel: Kernel;
  /** What is special about it. */
  readonly name: string;
  /** Every operand; what is only written holds numbers that must not be read. */
  readonly arrays: Arrays;
  readonly uniforms: Uniforms;
  readonly constants: Constants;
  /** Operands of which only the sum of all entries is defined. */
  readonly summed: readonly string[];
}

/** A case but for its kernel and constants. */
export interface Draft {
  readonly name: string;
  readonly arrays: Arrays;
  readonly uniforms: Uniforms;
  readonly summed?: readonly string[];
}

/** Makes a kernel's cases. */
export type Drafts = (draw: Draw, constants: Constants) => readonly Draft[];

/** Random inputs. */
export interface Draw {
  floats(size: number, low?: number, high?: number): Float32Array<ArrayBuffer>;
  wholes(size: number, below: number): Uint32Array<ArrayBuffer>;
  /** A whole number in [low, high). */
  whole(low: number, high: number): number;
}

export function drawOf(seed: number): Draw {
  const random = seededRandom(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low));
  return {
    floats: (size, low = -1, high = 1) =>
      Float32Array.from({ length: size }, () => low + (high - low) * random()),
    wholes: (size, below) => Uint32Array.from({ length: size }, () => whole(0, below)),
    whole,
  };
}

/** Dropout on and off, for a name. */
export const DROPOUT: readonly (readonly [string, number])[] = [
  ["no dropout", 0],
  ["dropout", 0.2],
];

/** @param site tells the masks of one case apart */
export const maskAt = (rate: number, site = 0): Mask => maskOf(rate, maskKey(7, 3, site));
