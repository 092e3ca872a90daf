import {
  logSoftmax,
  mean,
  mul,
  neg,
  oneHot,
  type Scalar,
  softplus,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import type { SpertConfig } from "../model/config.ts";
import { BINARY_HEAD_NAMES, type BinaryHeadName, type HeadName } from "../model/heads/heads.ts";
import type { PairOutputs, SpanOutputs } from "./heads.ts";

/** What the heads should have said. */
export interface Targets {
  /** Entity type of each span, 0 = none [S] int32. */
  readonly label: Tensor1D;
  /** Which relation types hold for each pair [P, R]; null without pairs. */
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
    entity: crossEntropy(spans.entity, targets.label),
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

/** Softmax cross-entropy, mean over the rows. @param logits [S, E] @param label [S] int32 */
function crossEntropy(logits: Tensor2D, label: Tensor1D): Scalar {
  const picked = mul(oneHot(label, logits.shape[1]), logSoftmax(logits));
  return neg(mean(sum(picked, 1)));
}

/** −z log σ(x) − (1 − z) log(1 − σ(x)) = softplus(x) − x z, mean over all entries. */
function binaryCrossEntropy(logits: Tensor, target: Tensor): Scalar {
  return mean(sub(softplus(logits), mul(logits, target)));
}
