import {
  type BestSoFar,
  epochSet,
  isPastBest,
  meanF1,
  NO_BEST,
  scoredEvery,
  withEpoch,
} from "../core/learn/earlyStopping.ts";
import { hashOfWords } from "../core/learn/heldOut.ts";
import { sentencesOf } from "../core/learn/recipe.ts";
import type { EpochScore } from "../core/lifecycle/trainReport.ts";
import { inPieces } from "../model/inPieces.ts";
import type { Model } from "../model/model.ts";
import type { Pause } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import type { MadeStep } from "../training/train.ts";
import type { TrainingPlan } from "./trainingPlan.ts";

/** Scores the epochs of a training, and knows which was the best. */
export interface EpochScores {
  /** Whether a step ends an epoch that is scored. */
  isScored(step: MadeStep): boolean;
  /** Scores the model after such a step; null when it was ended. */
  score(step: MadeStep, model: Model): Promise<EpochScore | null>;
  /** Whether the training need not go on: it has been better. */
  isPast(): boolean;
  /** The weights of the best epoch, where epochs are chosen by their scores. */
  best(): { readonly weights: Weights; readonly epoch: number } | null;
  /** What is stored, to go on from. */
  readonly so: BestSoFar;
  /** Whether a held-out sentence helped to choose. */
  hasChosenBy(words: readonly string[]): boolean;
}

/** What the scores need. */
export interface EpochScoring {
  readonly plan: TrainingPlan;
  readonly layers: number;
  /** Awaited between sentences; false ends the scoring. */
  readonly between: () => Promise<boolean>;
  /** Lets others in within what is read. */
  readonly pause?: Pause | undefined;
  /** The best epoch of what was trained before a pause, and its weights. */
  readonly before?: { readonly so: BestSoFar; readonly weights: Weights | null } | undefined;
}

/** The scores of a training. */
export function createEpochScores({
  plan,
  layers,
  between,
  pause,
  before,
}: EpochScoring): EpochScores {
  const { request, recipe, taught } = plan;
  const { examples, usedToStop } = epochSet(request.heldOut);
  const words = (text: readonly { readonly words: readonly string[] }[]) =>
    text.reduce((sum, one) => sum + one.words.length, 0);
  const own = words(request.examples);
  const steps = Math.ceil(request.examples.length / sentencesOf(recipe));
  const aTaught = taught.length > 0 ? words(taught) / taught.length : 0;
  const trained = own + steps * recipe.rehearsed * aTaught;
  const { frozenLayers } = recipe;
  const every = scoredEvery({ scored: words(examples), trained, layers, frozenLayers });
  const planned = Math.floor(recipe.epochs / every);
  const choosing = new Set(examples.map((one) => hashOfWords(one.words)));
  let so = before?.so ?? NO_BEST;
  let weights = before?.weights ?? null;
  const isEpochEnd = ({ step, steps: all, epochs }: MadeStep) => step % (all / epochs) === 0;

  return {
    isScored: (step) => examples.length > 0 && isEpochEnd(step) && step.epoch % every === 0,
    score: async ({ step, epoch }, model) => {
      const scores = await evaluateModel(inPieces(model, pause), examples, {
        onSentence: between,
      });
      if (!scores) return null;
      const f1 = meanF1(scores);
      so = withEpoch(so, epoch, f1);
      if (usedToStop && so.epoch === epoch) {
        await pause?.();
        weights = await model.network.download();
        await pause?.();
      }
      const [entities, relations] = [scores.entities.micro.f1, scores.relations.micro.f1];
      const sentences = examples.length;
      return { epoch, step, sentences, entities, relations, f1, usedToStop };
    },
    isPast: () => usedToStop && isPastBest(so, planned),
    best: () => (usedToStop && weights && so.epoch !== null ? { weights, epoch: so.epoch } : null),
    get so() {
      return so;
    },
    hasChosenBy: (of) => usedToStop && so.f1 !== null && choosing.has(hashOfWords(of)),
  };
}
