import type { Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import type { Bound, Call } from "../executor.ts";
import { writeUniforms } from "../uniformRecord.ts";

/** Words of one `Call` of kernels/wasm/calls.c. */
const CALL_WORDS = 16;
const CALL = {
  kernel: 0,
  count: 1,
  units: 2,
  share: 3,
  claimed: 4,
  done: 5,
  arguments: 6,
} as const;

/** Calls whose list lies in WASM memory: the `Call`s, then the uniforms of each. */
export interface WasmBound extends Bound {
  readonly address: number;
  /** Where each call's uniforms lie. */
  readonly uniforms: readonly number[];
}

export const listBytes = (calls: readonly Call[]): number =>
  calls.length * CALL_WORDS * 4 + calls.reduce((sum, call) => sum + recordBytes(call.kernel), 0);

const recordBytes = (kernel: Kernel): number => Math.ceil((kernel.uniforms.length * 4) / 16) * 16;

/** Writes what stays the same from run to run. @param list zeros, of `listBytes` */
export function writeList(
  buffer: ArrayBuffer,
  address: number,
  calls: readonly Call[],
  indexOf: (kernel: Kernel) => number,
  addressOf: (operand: Call["operands"][number]) => number,
): WasmBound {
  const words = new Uint32Array(buffer, address, calls.length * CALL_WORDS);
  let record = address + words.byteLength;
  const uniforms = calls.map(({ kernel, operands }, i) => {
    const at = i * CALL_WORDS;
    const place = record;
    words[at + CALL.kernel] = indexOf(kernel);
    words[at + CALL.count] = 1 + operands.length;
    words.set([place, ...operands.map(addressOf)], at + CALL.arguments);
    record += recordBytes(kernel);
    return place;
  });
  return { calls, address, uniforms };
}

/** Writes what one run needs. @param units of work of a call @param shares to make of it, at least */
export function writeRun(
  buffer: ArrayBuffer,
  { calls, address, uniforms }: WasmBound,
  values: readonly (Uniforms | null)[],
  unitsOf: (kernel: Kernel, u: Uniforms) => number,
  shares: number,
): void {
  const words = new Uint32Array(buffer, address, calls.length * CALL_WORDS);
  const bytes = new DataView(buffer);
  calls.forEach(({ kernel }, i) => {
    const at = i * CALL_WORDS;
    const u = values[i];
    const units = u ? unitsOf(kernel, u) : 0;
    if (u) writeUniforms(bytes, uniforms[i], kernel, u);
    words[at + CALL.units] = units;
    words[at + CALL.share] = Math.max(1, Math.ceil(units / shares));
    words[at + CALL.claimed] = 0;
    words[at + CALL.done] = 0;
  });
}
