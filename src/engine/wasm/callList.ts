import type { Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import { writeUniforms } from "../uniformRecord.ts";

/** Words of one `Call` of kernels/wasm/calls.c: a cache line. */
const CALL_WORDS = 16;
const CALL = {
  kernel: 0,
  count: 1,
  units: 2,
  share: 3,
  claimed: 4,
  done: 5,
  /** Address of the uniforms, then of at most MOST_OPERANDS operands. */
  arguments: 6,
} as const;

/** A call by numbers. */
export interface AddressedCall {
  readonly kernel: Kernel;
  /** Of the kernel in the function table. */
  readonly index: number;
  /** Addresses. */
  readonly operands: readonly number[];
}

/** A list in WASM memory: the `Call`s, then the uniforms of each. */
export interface CallList {
  readonly address: number;
  readonly kernels: readonly Kernel[];
  /** Where each call's uniforms lie. */
  readonly uniforms: readonly number[];
}

/** Address of a call of a list. */
export const callAddress = ({ address }: CallList, call: number): number =>
  address + call * CALL_WORDS * 4;

/** What a call has to do. */
export interface Work {
  readonly units: number;
  /** Units that a thread claims at a time. */
  readonly share: number;
}

/** Bytes of the list of these kernels' calls. */
export const listBytes = (kernels: readonly Kernel[]): number =>
  kernels.length * CALL_WORDS * 4 + kernels.reduce((sum, kernel) => sum + recordBytes(kernel), 0);

const recordBytes = (kernel: Kernel): number => Math.ceil((kernel.uniforms.length * 4) / 16) * 16;

/** Writes what stays the same from run to run, to zeros of `listBytes`. */
export function writeList(
  buffer: ArrayBuffer,
  address: number,
  calls: readonly AddressedCall[],
): CallList {
  const words = new Uint32Array(buffer, address, calls.length * CALL_WORDS);
  let record = address + words.byteLength;
  const uniforms = calls.map(({ kernel, index, operands }, i) => {
    const at = i * CALL_WORDS;
    const place = record;
    words[at + CALL.kernel] = index;
    words[at + CALL.count] = 1 + operands.length;
    words.set([place, ...operands], at + CALL.arguments);
    record += recordBytes(kernel);
    return place;
  });
  return { address, kernels: calls.map(({ kernel }) => kernel), uniforms };
}

/** Writes what one run needs; calls without uniforms have no work. */
export function writeRun(
  buffer: ArrayBuffer,
  { address, kernels, uniforms }: CallList,
  values: readonly (Uniforms | null)[],
  workOf: (kernel: Kernel, u: Uniforms) => Work,
): void {
  const words = new Uint32Array(buffer, address, kernels.length * CALL_WORDS);
  const bytes = new DataView(buffer);
  kernels.forEach((kernel, i) => {
    const at = i * CALL_WORDS;
    const u = values[i];
    if (u) writeUniforms(bytes, uniforms[i], kernel, u);
    const { units, share } = u ? workOf(kernel, u) : NO_WORK;
    words[at + CALL.units] = units;
    words[at + CALL.share] = share;
    words[at + CALL.claimed] = 0;
    words[at + CALL.done] = 0;
  });
}

const NO_WORK: Work = { units: 0, share: 1 };
