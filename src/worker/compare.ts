import type { Prediction } from "../core/learn/example.ts";
import { type Judged, scoresOfJudged } from "../core/learn/judged.ts";
import type { RehearsalSentence, Words } from "../core/learn/rehearsalText.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import type { ReadingModel } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";
import type { TrainRequest } from "./modelRequests.ts";
import type { Clock, TrainingClock } from "./trainingClock.ts";

/** What two models are compared on, and who is told. */
export interface Comparing {
  readonly request: TrainRequest;
  /** Text that nothing was trained on. */
  readonly watched: readonly RehearsalSentence[];
  readonly clock: TrainingClock;
  readonly now: Clock;
  readonly onProgress: (progress: TrainProgress) => void;
  readonly breathe: () => Promise<void>;
  /** Whether a held-out sentence helped to choose when to stop. */
  readonly hasChosenBy?: (words: Words) => boolean;
}

/** How both models read what they are compared on. */
export type Compared = Pick<TrainReport, "scores" | "judged" | "watched">;

/** Of a training that ended before its first step. */
export const NOTHING_COMPARED: Compared = { scores: null, judged: [], watched: [] };

/** Has a model as its user read with it, and what was trained from it, read the held-out examples and what is watched. */
export async function compare(
  before: ReadingModel,
  after: ReadingModel,
  { request, watched, clock, now, onProgress, breathe, hasChosenBy = () => false }: Comparing,
): Promise<Compared> {
  const { heldOut, types } = request;
  const read = async (
    model: ReadingModel,
    sentences: readonly { readonly words: Words }[],
    progress: (done: number) => TrainProgress,
  ) => {
    const from = now();
    const named = sentences.map(({ words }, i) => ({ id: String(i), words }));
    const found: Prediction[] = [];
    for await (const { index, prediction } of predictSentences(model, named)) {
      found[index] = prediction;
      onProgress(progress(index + 1));
      await breathe();
    }
    const words = sentences.reduce((sum, { words }) => sum + words.length, 0);
    if (words > 0) clock.scored(words, (now() - from) / 1000);
    return found;
  };
  const score = (which: "before" | "after", model: ReadingModel) =>
    read(model, heldOut, (done) => ({ kind: "scoring", which, done, total: heldOut.length }));
  const look = (model: ReadingModel, from: number) =>
    read(model, watched, (done) => {
      return { kind: "comparing", done: from + done, total: 2 * watched.length };
    });
  const scored = { before: await score("before", before), after: await score("after", after) };
  const looked = { before: await look(before, 0), after: await look(after, watched.length) };
  const pair = ({ before, after }: typeof scored, i: number) => {
    return { before: before[i], after: after[i] };
  };
  const judged = heldOut.map((example, i): Judged => {
    const one = { example, ...pair(scored, i) };
    return hasChosenBy(example.words) ? { ...one, usedToStop: true } : one;
  });
  return {
    scores: scoresOfJudged(judged, types),
    judged,
    watched: watched.map((sentence, i) => ({ ...sentence, ...pair(looked, i) })),
  };
}
