import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import type { ReadingModel } from "./model.ts";
import { predictBatch, predictionOf, scoreBatch } from "./predict.ts";
import { type BetweenParts, type ReadSentence, readInBatches } from "./sentenceParts.ts";

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
  between?: BetweenParts,
): AsyncGenerator<SentencePrediction> {
  const read = readInBatches(model, sentences, (batch) => predictBatch(model, batch), between);
  for await (const { index, parts } of read)
    yield { index, prediction: joinedPrediction(parts), split: parts.length > 1 };
}

/** The same with more of what the model thinks. */
export interface ProbablePrediction extends SentencePrediction {
  /**
   * Of each suggested span: how probable each type is, none first, without any calibration. Absent of
   * a sentence that was read in parts.
   */
  readonly probabilities?: readonly (readonly number[])[];
}

/** Predicts sentences as `predictSentences`, and says how probable each type is of what it finds. */
export async function* predictProbably(
  model: ReadingModel,
  sentences: Iterable<SentenceWords>,
): AsyncGenerator<ProbablePrediction> {
  const { calibration } = model.spert;
  const read = readInBatches(model, sentences, (batch) => scoreBatch(model, batch));
  for await (const { index, parts } of read) {
    const told = parts.map(({ firstWord, found }) => {
      return { firstWord, found: predictionOf(found, calibration) };
    });
    const [{ found }] = parts;
    const probabilities = found.entities.map(({ candidate }) =>
      Array.from(found.types[candidate], rounded),
    );
    const split = parts.length > 1;
    yield { index, prediction: joinedPrediction(told), split, ...(!split && { probabilities }) };
  }
}

/** What is stored of a probability: more digits say nothing. */
const rounded = (share: number): number => Number(share.toPrecision(6));

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
