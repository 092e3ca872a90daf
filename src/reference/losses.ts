import {
  add,
  cast,
  concat,
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
  sigmoid,
  slice,
  softmax,
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

/** How the parts are weighed. */
export interface LossSettings extends Pick<SpertConfig, "lossWeights"> {
  /** See `Batch`. */
  readonly agreement?: number | undefined;
}

/** L = L_entity + λ_b L_entityness + λ_u L_iou + L_relation + λ_r L_relatedness, part by part. */
export function losses(
  spans: SpanOutputs,
  pairs: PairOutputs | null,
  targets: Targets,
  { lossWeights: weights, agreement = 0 }: LossSettings,
): Partial<Record<HeadName, Scalar>> {
  const both = (loss: Scalar, apart: () => Scalar): Scalar =>
    agreement > 0 ? add(loss, mul(apart(), agreement)) : loss;
  const binary = (said: Tensor, wanted: Tensor): Scalar =>
    both(binaryCrossEntropy(said, wanted), () => binaryDisagreement(said, wanted));
  const parts: Partial<Record<HeadName, Scalar>> = {
    entity: both(crossEntropy(spans.entity, targets.entities), () =>
      disagreement(spans.entity, targets.entities),
    ),
  };
  if (pairs && targets.relations) parts.relation = binary(pairs.relation, targets.relations);
  const logits: Partial<Record<BinaryHeadName, Tensor1D | null>> = { ...spans, ...pairs };
  for (const name of BINARY_HEAD_NAMES) {
    const [said, wanted] = [logits[name], targets.binary[name]];
    if (said && wanted) parts[name] = mul(binary(said, wanted), weights[name]);
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

/** The rows of the other half. */
function twins<T extends Tensor>(rows: T): T {
  const half = rows.shape[0] / 2;
  return concat([slice(rows, half, half), slice(rows, 0, half)]) as T;
}

/** ¼ Σ (p − q)(x − y) with the softmax p of each row's logits x and q of its twin's y, mean over rows. */
function disagreement(logits: Tensor2D, wanted: Tensor2D): Scalar {
  const known = greaterEqual(wanted, 0);
  const competing = where(known, logits, fill(logits.shape, OUT));
  const p = softmax(competing);
  const each = mul(sub(p, twins(p)), sub(competing, twins(competing)));
  return mul(0.25, mean(sum(each, 1)));
}

/** The same with σ, mean over the entries known; or 0. */
function binaryDisagreement(logits: Tensor, target: Tensor): Scalar {
  const known = cast(greaterEqual(target, 0), "float32");
  const p = sigmoid(logits);
  const each = mul(known, mul(sub(p, twins(p)), sub(logits, twins(logits))));
  return mul(0.25, div(sum(each), maximum(1, sum(known))));
}
