import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import type { ReadingModel } from "./model.ts";
import { predictBatch } from "./predict.ts";
import { type ReadSentence, readInBatches } from "./sentenceParts.ts";

export interface SentencePrediction {
  /** Which of the sentences, from 0; they come in order. */
  readonly index: number;
  readonly prediction: Prediction;
  /** True when it was longer than the encoder's positions and was split at a word. */
  readonly split: boolean;
}

/**
 * Predicts sentences in their order, a batch at a time, taking each when its batch is filled; leaving
 * the loop stops.
 */
export async function* predictSentences(
  model: ReadingModel,
  sentences: Iterable<SentenceWords>,
): AsyncGenerator<SentencePrediction> {
  const read = readInBatches(model, sentences, (batch) => predictBatch(model, batch));
  for await (const { index, parts } of read)
    yield { index, prediction: joinedPrediction(parts), split: parts.length > 1 };
}

/** The prediction of a sentence that was read in parts, each with the place of its first word. */
export function joinedPrediction(parts: ReadSentence<Prediction>["parts"]): Prediction {
  let first = 0;
  const relations = parts.flatMap(({ found }) => {
    const own = found.relations.map((r) => ({ ...r, head: first + r.head, tail: first + r.tail }));
    first += found.entities.length;
    return own;
  });
  const entities = parts.flatMap(({ firstWord, found }) =>
    found.entities.map((e) => ({ ...e, start: e.start + firstWord, end: e.end + firstWord })),
  );
  return { entities, relations };
}
