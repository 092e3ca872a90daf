import type { ReadSentence } from "../core/learn/calibrationReport.ts";
import type { Example } from "../core/learn/example.ts";
import { encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import type { Model } from "./model.ts";
import { predictionOf, scoreBatch } from "./predict.ts";

/**
 * Reads sentences whose annotations are known, one after the other, with the model's scores as they
 * are. Null of one that is longer than the encoder: it would be read in parts.
 */
export async function* readHeldOut(
  model: Model,
  examples: readonly Example[],
): AsyncGenerator<ReadSentence | null> {
  const { wordPiece, bert } = model;
  for (const example of examples) {
    const { words } = example;
    if (splitLongSentence(words, wordPiece, bert.maxPositions).length !== 1) {
      yield null;
      continue;
    }
    const [scores] = await scoreBatch(model, [encodeSentence(words, wordPiece, bert.maxPositions)]);
    const { entities, types } = scores;
    yield {
      example,
      prediction: predictionOf(scores),
      probabilities: entities.map(({ candidate }) => [...types[candidate]]),
    };
  }
}
