import type { Tensor } from "@tensorflow/tfjs-core";
import { noDropout } from "../reference/kernels/dropout.ts";
import { tidyRecord } from "../reference/kernels/tidyRecord.ts";
import { encoderStates } from "../model/encoder.ts";
import { pairHeads, spanHeads } from "../model/heads.ts";
import { offsetsOf } from "../model/packing.ts";
import type { Parameters } from "../model/parameters.ts";
import { batchTensors } from "../training/batch.ts";
import { batchLosses } from "../training/gradients.ts";
import { errorGroup, type Group, largestDifference } from "./errors.ts";
import type { Golden } from "./golden.ts";

/** Bounds of absolute errors: the real encoder accumulates more rounding than the tiny model. */
export interface ForwardBounds {
  readonly values: number;
}

/** Hidden states, logits and losses of the golden batch. */
export async function forwardGroups(
  golden: Golden,
  parameters: Parameters,
  { values }: ForwardBounds,
): Promise<Group[]> {
  const { hidden, ...logits } = outputs(golden, parameters);
  const states = errorGroup("hidden states", values);
  for (let i = 0; i < hidden.length; i++) {
    const expected = golden.expected.get(`hidden.${i}`);
    const found = await hidden[i].data();
    if (expected)
      states.add(`hidden.${i}`, largestDifference(found, unpadded(golden, expected.data)));
    hidden[i].dispose();
  }
  const heads = errorGroup("logits", values);
  for (const [name, value] of Object.entries(logits)) {
    const expected = golden.expected.get(name);
    if (value && expected) heads.add(name, largestDifference(await value.data(), expected.data));
    value?.dispose();
  }
  return [states.result(), heads.result(), await lossGroup(golden, parameters, values)];
}

function outputs(golden: Golden, parameters: Parameters) {
  const { bert, spert } = golden.shape;
  return tidyRecord(() => {
    const { packing, spans, pairs } = batchTensors(golden.batch);
    const hidden = encoderStates(parameters, bert, packing, noDropout);
    const h = hidden[bert.layers];
    const out = spanHeads(parameters, h, packing, spans, noDropout, 0);
    const ends = { ...out, width: spans.width };
    const withLogits = spert.additions.includes("logits");
    const rel = pairs && pairHeads(parameters, h, ends, pairs, withLogits, noDropout, 0);
    return {
      hidden: hidden as Tensor[],
      span_pool: out.pool as Tensor,
      entity_logits: out.entity as Tensor,
      entityness_logits: out.entityness as Tensor | null,
      iou_logits: out.iou as Tensor | null,
      relation_logits: (rel?.relation ?? null) as Tensor | null,
      relatedness_logits: (rel?.relatedness ?? null) as Tensor | null,
    };
  });
}

async function lossGroup(golden: Golden, parameters: Parameters, bound: number): Promise<Group> {
  const parts = tidyRecord(() => batchLosses(parameters, golden.shape, golden.batch, noDropout));
  const group = errorGroup("losses", bound);
  let total = 0;
  for (const [name, value] of Object.entries(parts)) {
    const [found] = await value.data();
    total += found;
    const expected = golden.expected.get(`loss.${name}`);
    group.add(`loss.${name}`, expected ? found - expected.data[0] : Number.NaN);
    value.dispose();
  }
  const expected = golden.expected.get("loss.total");
  group.add("loss.total", expected ? total - expected.data[0] : Number.NaN);
  return group.result();
}

/** Drops the rows of padding: [B, T, H] to [N, H]. */
function unpadded({ batch, shape }: Golden, data: Float32Array): Float32Array {
  const H = shape.bert.hidden;
  const T = Math.max(...batch.sentences.map((ids) => ids.length));
  const offsets = offsetsOf(batch.sentences);
  const rows = new Float32Array(batch.sentences.flat().length * H);
  batch.sentences.forEach((ids, b) => {
    rows.set(data.subarray(b * T * H, (b * T + ids.length) * H), offsets[b] * H);
  });
  return rows;
}
