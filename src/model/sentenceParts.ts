import type { SentenceWords } from "../core/learn/example.ts";
import { type EncodedSentence, encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import type { ReadingModel } from "./model.ts";

/** A sentence, or a part of one that is longer than the encoder's positions. */
interface Part {
  /** Index of its sentence. */
  readonly sentence: number;
  /** Its first word in that sentence. */
  readonly firstWord: number;
  readonly encoded: EncodedSentence;
}

/** What was made of a sentence: of each part of it, nearly always one. */
export interface ReadSentence<T> {
  /** Which of the sentences, from 0; they come in order. */
  readonly index: number;
  readonly parts: readonly { readonly firstWord: number; readonly found: T }[];
}

/**
 * Reads sentences in their order, a batch at a time, taking each when its batch is filled; leaving
 * the loop stops.
 */
export async function* readInBatches<T>(
  model: ReadingModel,
  sentences: Iterable<SentenceWords>,
  read: (batch: readonly EncodedSentence[]) => Promise<readonly T[]>,
): AsyncGenerator<ReadSentence<T>> {
  let batch: Part[] = [];
  let count = 0;
  for (const sentence of sentences) {
    const parts = partsOf(model, sentence, count++);
    if (batch.length > 0 && isFull([...batch, ...parts], model.network.piecesAtOnce)) {
      yield* together(batch, await read(batch.map(({ encoded }) => encoded)));
      batch = [];
    }
    batch.push(...parts);
  }
  if (batch.length > 0) yield* together(batch, await read(batch.map(({ encoded }) => encoded)));
}

function partsOf(
  { tokenizer, bert }: ReadingModel,
  { words }: SentenceWords,
  sentence: number,
): Part[] {
  const windows = splitLongSentence(words, tokenizer, bert.maxPositions);
  return (windows.length > 0 ? windows : [{ from: 0, to: 0 }]).map(({ from, to }) => ({
    sentence,
    firstWord: from,
    encoded: encodeSentence(words.slice(from, to), tokenizer, bert.maxPositions),
  }));
}

const isFull = (parts: readonly Part[], piecesAtOnce: number): boolean =>
  parts.reduce((sum, { encoded }) => sum + encoded.ids.length, 0) > piecesAtOnce;

/** Puts what was made of parts together by their sentences. */
function* together<T>(parts: readonly Part[], found: readonly T[]): Generator<ReadSentence<T>> {
  for (let i = 0; i < parts.length; ) {
    const { sentence: index } = parts[i];
    const own: { firstWord: number; found: T }[] = [];
    for (; i < parts.length && parts[i].sentence === index; i++)
      own.push({ firstWord: parts[i].firstWord, found: found[i] });
    yield { index, parts: own };
  }
}
