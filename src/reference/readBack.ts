import type { Tensor } from "@tensorflow/tfjs-core";
import type { PairLogits, SpanLogits } from "../model/network.ts";
import type { PairOutputs, SpanOutputs } from "./heads.ts";

/** The values of a float32 tensor. */
export const floats = async (x: Tensor): Promise<Float32Array> => (await x.data()) as Float32Array;

/** The logits of spans, on the host. */
export const spanLogitsOf = async (outputs: Omit<SpanOutputs, "pool">): Promise<SpanLogits> => ({
  entity: await floats(outputs.entity),
  entityness: outputs.entityness && (await floats(outputs.entityness)),
  iou: outputs.iou && (await floats(outputs.iou)),
});

/** The logits of pairs, on the host. */
export const pairLogitsOf = async (outputs: PairOutputs): Promise<PairLogits> => ({
  relation: await floats(outputs.relation),
  relatedness: outputs.relatedness && (await floats(outputs.relatedness)),
});

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
