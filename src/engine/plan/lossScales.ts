import type { LossScales } from "../../kernels/losses.ts";
import { type BinaryHeadName, binaryOf, headsOn } from "../../model/heads/heads.ts";
import type { ModelShape } from "../../model/parameters.ts";
import type { InputBatch, InputPair, InputSpan } from "./batchInputs.ts";

/** λ of each binary head that is on, in the order of their columns, and how many types there are. */
export interface LossWeights {
  readonly spans: readonly number[];
  readonly pairs: readonly number[];
  readonly entityTypes: number;
  readonly relationTypes: number;
}

/**
 * What makes the losses of a batch means, over the rows whose target is known, and of the relation
 * types over such entries; a loss of which nothing is known is 0.
 */
export function lossScales(
  { spans, pairs }: Pick<InputBatch, "spans" | "pairs">,
  { spans: ofSpans, pairs: ofPairs, entityTypes, relationTypes }: LossWeights,
): LossScales {
  const scale = (λ: number, known: number) => λ / Math.max(1, known);
  const isKnown = (target: number) => target >= 0;
  const rowsKnown = (rows: readonly (InputSpan | InputPair)[], column: number) =>
    rows.filter(({ targets = [] }) => isKnown(targets[column])).length;
  const entries = pairs.reduce(
    (sum, { targets = [] }) => sum + targets.slice(0, relationTypes).filter(isKnown).length,
    0,
  );
  return {
    meanOver: spans.length,
    relations: scale(1, entries),
    spans: ofSpans.map((λ, h) => scale(λ, rowsKnown(spans, entityTypes + h))),
    pairs: ofPairs.map((λ, h) => scale(λ, rowsKnown(pairs, relationTypes + h))),
  };
}

/** What the losses of a model are weighted by. */
export function lossWeightsOf({ spert, entityTypes, relationTypes }: ModelShape): LossWeights {
  const heads = headsOn(spert.additions);
  const weights = (of: readonly { readonly name: BinaryHeadName }[]) =>
    of.map(({ name }) => spert.lossWeights[name]);
  return {
    spans: weights(binaryOf(heads.span)),
    pairs: weights(binaryOf(heads.pair)),
    entityTypes,
    relationTypes,
  };
}
