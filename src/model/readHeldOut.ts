import type { HeldOutSentence } from "../core/learn/calibrationReport.ts";
import type { Example } from "../core/learn/example.ts";
import type { ReadingModel } from "./model.ts";
import { predictionOf, scoreBatch } from "./predict.ts";
import { readInBatches } from "./sentenceParts.ts";

/**
 * Reads sentences whose annotations are known, with the model's scores as they are without any
 * calibration. Null of one that is longer than the encoder: it is read in parts.
 */
export async function* readHeldOut(
  model: ReadingModel,
  examples: readonly Example[],
): AsyncGenerator<HeldOutSentence | null> {
  const read = readInBatches(model, examples, (batch) => scoreBatch(model, batch));
  for await (const { index, parts } of read) {
    const [{ found }, ...others] = parts;
    yield others.length > 0
      ? null
      : {
          example: examples[index],
          prediction: predictionOf(found),
          probabilities: found.entities.map(({ candidate }) => [...found.types[candidate]]),
        };
  }
}
