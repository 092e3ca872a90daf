import { evaluate } from "../core/learn/evaluation.ts";
import type { Example, Prediction } from "../core/learn/example.ts";
import type { Scores } from "../core/learn/scores.ts";
import type { Model } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";

export interface EvaluateOptions {
  readonly dropOverlapping?: boolean;
  readonly onProgress?: (done: number) => void;
  /** Told the id of each sentence longer than the encoder, which is split at a word. */
  readonly onSplit?: (id: string) => void;
}

/** Predicts gold sentences and scores the predictions. */
export async function evaluateModel(
  model: Model,
  gold: readonly Example[],
  { dropOverlapping = false, onProgress, onSplit }: EvaluateOptions = {},
): Promise<Scores> {
  const predictions: Prediction[] = [];
  for await (const { index, prediction, split } of predictSentences(model, gold)) {
    predictions[index] = prediction;
    if (split) onSplit?.(gold[index].id);
    onProgress?.(index + 1);
  }
  return evaluate(gold, predictions, model.types, { dropOverlapping });
}
