import type { Tensor } from "@tensorflow/tfjs-core";
import { type HeadName, PAIR_HEADS, SPAN_HEADS } from "../model/heads/heads.ts";
import type { PairLogits, SpanLogits } from "../model/network.ts";
import type { PairOutputs, SpanOutputs } from "./heads.ts";

/** The values of a float32 tensor. */
export const floats = async (x: Tensor): Promise<Float32Array> => (await x.data()) as Float32Array;

/** The logits of spans, on the host. */
export const spanLogitsOf = async (outputs: Omit<SpanOutputs, "pool">): Promise<SpanLogits> =>
  (await byHead(SPAN_HEADS, outputs)) as SpanLogits;

/** The logits of pairs, on the host. */
export const pairLogitsOf = async (outputs: PairOutputs): Promise<PairLogits> =>
  (await byHead(PAIR_HEADS, outputs)) as PairLogits;

async function byHead(
  heads: typeof SPAN_HEADS | typeof PAIR_HEADS,
  outputs: Readonly<Partial<Record<HeadName, Tensor | null>>>,
): Promise<Partial<Record<HeadName, Float32Array | null>>> {
  const read = heads.map(async ({ name }) => {
    const logits = outputs[name];
    return [name, logits ? await floats(logits) : null] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Arrays end to end. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
