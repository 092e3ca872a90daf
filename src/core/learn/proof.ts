import type { ModelTypes } from "../types/modelTypes.ts";
import {
  type Bootstrap,
  type ByTask,
  type Compared,
  differenceInSteps,
  randomDraws,
} from "./bootstrap.ts";
import { FEWEST_HELD_OUT, NOTHING_SEEN, type SeenBefore } from "./heldOut.ts";
import { type Judged, judgedCounts, proving } from "./judged.ts";

/** What proves whether one model is better than another. */
export interface ProofMaterial {
  /** The sentences that are counted. */
  readonly counted: readonly Judged[];
  /** Not counted: they helped to choose when to stop. */
  readonly usedToStop: number;
  /** Not counted: one of the two models, or what it was made from, was trained on them. */
  readonly seen: number;
}

/**
 * The held-out sentences that prove something.
 *
 * @param isTrained whether either model, or one that it came from, was trained on these words
 */
export function proofMaterial(
  judged: readonly Judged[],
  isTrained: SeenBefore["isTrained"] = NOTHING_SEEN.isTrained,
): ProofMaterial {
  const own = proving(judged);
  const counted = own.filter(({ example }) => !isTrained(example.words));
  return {
    counted,
    usedToStop: judged.length - own.length,
    seen: own.length - counted.length,
  };
}

/** Whether there are enough sentences to say anything. */
export const isEnough = ({ counted }: ProofMaterial): boolean => counted.length >= FEWEST_HELD_OUT;

/** Which resamples are drawn: the same sentences give the same intervals, wherever. */
export const RESAMPLING_SEED = 0;

/** Both models on the same sentences, with intervals, in slices. */
export function proofInSteps(
  counted: readonly Judged[],
  types: ModelTypes,
): Bootstrap<ByTask<Compared>> {
  const { before, after } = judgedCounts(counted, types);
  return differenceInSteps(before, after, randomDraws(counted.length, RESAMPLING_SEED));
}
