import {
  cast,
  div,
  fill,
  greaterEqual,
  logSoftmax,
  maximum,
  mean,
  mul,
  neg,
  relu,
  type Scalar,
  softplus,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  where,
} from "@tensorflow/tfjs-core";
import type { SpertConfig } from "../model/config.ts";
import { BINARY_HEAD_NAMES, type BinaryHeadName, type HeadName } from "../model/heads/heads.ts";
import type { PairOutputs, SpanOutputs } from "./heads.ts";

/** What the heads should have said. */
export interface Targets {
  /** How probable each entity type of each span is, none first; negative where unknown [S, E]. */
  readonly entities: Tensor2D;
  /** The same of each relation type of each pair [P, R]; null without pairs. */
  readonly relations: Tensor2D | null;
  /** Of the binary heads, [S] or [P]; absent without rows. */
  readonly binary: Readonly<Partial<Record<BinaryHeadName, Tensor1D>>>;
}

/** L = L_entity + λ_b L_entityness + λ_u L_iou + L_relation + λ_r L_relatedness, part by part. */
export function losses(
  spans: SpanOutputs,
  pairs: PairOutputs | null,
  targets: Targets,
  weights: SpertConfig["lossWeights"],
): Partial<Record<HeadName, Scalar>> {
  const parts: Partial<Record<HeadName, Scalar>> = {
    entity: crossEntropy(spans.entity, targets.entities),
  };
  if (pairs && targets.relations)
    parts.relation = binaryCrossEntropy(pairs.relation, targets.relations);
  const logits: Partial<Record<BinaryHeadName, Tensor1D | null>> = { ...spans, ...pairs };
  for (const name of BINARY_HEAD_NAMES) {
    const [said, wanted] = [logits[name], targets.binary[name]];
    if (said && wanted) parts[name] = mul(binaryCrossEntropy(said, wanted), weights[name]);
  }
  return parts;
}

/** So low that its exponential is 0 beside any other's. */
const OUT = -1e9;

/**
 * Softmax cross-entropy over the types that are known, mean over the rows.
 *
 * @param logits, wanted [S, E]
 */
function crossEntropy(logits: Tensor2D, wanted: Tensor2D): Scalar {
  const known = greaterEqual(wanted, 0);
  const competing = where(known, logits, fill(logits.shape, OUT));
  return neg(mean(sum(mul(relu(wanted), logSoftmax(competing)), 1)));
}

/** −z log σ(x) − (1 − z) log(1 − σ(x)) = softplus(x) − x z, mean over the entries known; or 0. */
function binaryCrossEntropy(logits: Tensor, target: Tensor): Scalar {
  const known = cast(greaterEqual(target, 0), "float32");
  const each = mul(known, sub(softplus(logits), mul(logits, target)));
  return div(sum(each), maximum(1, sum(known)));
}
