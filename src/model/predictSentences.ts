import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import { type EncodedSentence, encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import type { Model } from "./model.ts";
import { predictBatch } from "./predict.ts";

/** A sentence, or a part of one that is longer than the encoder's positions. */
interface Part {
  /** Index of its sentence. */
  readonly sentence: number;
  /** Its first word in that sentence. */
  readonly firstWord: number;
  readonly encoded: EncodedSentence;
}

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
  model: Model,
  sentences: Iterable<SentenceWords>,
): AsyncGenerator<SentencePrediction> {
  let batch: Part[] = [];
  let count = 0;
  for (const sentence of sentences) {
    const parts = partsOf(model, sentence, count++);
    if (batch.length > 0 && isFull([...batch, ...parts], model.network.piecesAtOnce)) {
      yield* predictParts(model, batch);
      batch = [];
    }
    batch.push(...parts);
  }
  if (batch.length > 0) yield* predictParts(model, batch);
}

function partsOf({ wordPiece, bert }: Model, { words }: SentenceWords, sentence: number): Part[] {
  const windows = splitLongSentence(words, wordPiece, bert.maxPositions);
  return (windows.length > 0 ? windows : [{ from: 0, to: 0 }]).map(({ from, to }) => ({
    sentence,
    firstWord: from,
    encoded: encodeSentence(words.slice(from, to), wordPiece, bert.maxPositions),
  }));
}

const isFull = (parts: readonly Part[], piecesAtOnce: number): boolean =>
  parts.reduce((sum, { encoded }) => sum + encoded.ids.length, 0) > piecesAtOnce;

async function* predictParts(
  model: Model,
  parts: readonly Part[],
): AsyncGenerator<SentencePrediction> {
  const predictions = await predictBatch(
    model,
    parts.map(({ encoded }) => encoded),
  );
  for (let i = 0; i < parts.length; ) {
    const { sentence } = parts[i];
    const own: Prediction[] = [];
    for (; i < parts.length && parts[i].sentence === sentence; i++)
      own.push(shifted(predictions[i], parts[i].firstWord));
    yield { index: sentence, prediction: joined(own), split: own.length > 1 };
  }
}

const shifted = ({ entities, relations }: Prediction, words: number): Prediction => ({
  entities: entities.map((e) => ({ ...e, start: e.start + words, end: e.end + words })),
  relations,
});

function joined(parts: readonly Prediction[]): Prediction {
  let first = 0;
  const relations = parts.flatMap((part) => {
    const own = part.relations.map((r) => ({ ...r, head: first + r.head, tail: first + r.tail }));
    first += part.entities.length;
    return own;
  });
  return { entities: parts.flatMap(({ entities }) => entities), relations };
}
