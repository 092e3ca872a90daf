import { evaluate } from "../core/learn/evaluation.ts";
import type { Example, Prediction } from "../core/learn/example.ts";
import type { Scores } from "../core/learn/scores.ts";
import type { Sieve } from "../core/learn/seenEnds.ts";
import type { ReadingModel } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";

export interface EvaluateOptions {
  readonly dropOverlapping?: boolean;
  /** What of each prediction is scored; absent: all. */
  readonly sieve?: Sieve | undefined;
  /** Told after each sentence; false ends. */
  readonly onSentence?: (done: number) => boolean | Promise<boolean>;
  /** Told the id of each sentence longer than the encoder, which is split at a word. */
  readonly onSplit?: (id: string) => void;
}

/** Predicts gold sentences and scores the predictions; null when it was ended. */
export async function evaluateModel(
  model: ReadingModel,
  gold: readonly Example[],
  {
    dropOverlapping = false,
    sieve = (all) => all,
    onSentence = () => true,
    onSplit,
  }: EvaluateOptions = {},
): Promise<Scores | null> {
  const predictions: Prediction[] = [];
  for await (const { index, prediction, split } of predictSentences(model, gold)) {
    predictions[index] = sieve(prediction);
    if (split) onSplit?.(gold[index].id);
    if (!(await onSentence(index + 1))) return null;
  }
  return evaluate(gold, predictions, model.types, { dropOverlapping });
}
