import type { Batch } from "../../model/batch.ts";
import { binaryOf, type HeadName, headsOn } from "../../model/heads/heads.ts";
import type { StepLosses } from "../../model/network.ts";
import type { ModelShape } from "../../model/parameters.ts";
import type { InputBatch } from "./batchInputs.ts";

/** A training batch with what the columns of the heads should say. */
export function targetsOf({ sentences, spans, pairs }: Batch, { spert }: ModelShape): InputBatch {
  const heads = headsOn(spert.additions);
  const [spanHeads, pairHeads] = [binaryOf(heads.span), binaryOf(heads.pair)];
  return {
    sentences,
    spans: spans.map((span) => ({
      ...span,
      targets: [...span.types, ...spanHeads.map((head) => head.target(span))],
    })),
    pairs: pairs.map((pair) => ({
      ...pair,
      targets: [...pair.types, ...pairHeads.map((head) => head.target(pair))],
    })),
  };
}

/** The losses of a batch by those of its parts. */
export function summed(parts: readonly StepLosses[]): StepLosses {
  const sums: Record<string, number> = {};
  for (const part of parts)
    for (const [name, loss] of Object.entries(part)) sums[name] = (sums[name] ?? 0) + loss;
  return sums as Record<"total" | "entity", number> & Partial<Record<HeadName, number>>;
}
