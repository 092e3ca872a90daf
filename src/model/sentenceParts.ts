import type { SentenceWords } from "../core/learn/example.ts";
import { type EncodedSentence, encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import type { ReadingModel } from "./model.ts";

/** A sentence, or a part of one that is longer than the encoder's positions. */
interface Part {
  /** Index of its sentence. */
  readonly sentence: number;
  /** Its first word in that sentence. */
  readonly firstWord: number;
  /** Whether no other part of its sentence comes. */
  readonly isLast: boolean;
  readonly encoded: EncodedSentence;
}

/** What was made of a sentence: of each part of it, nearly always one. */
export interface ReadSentence<T> {
  /** Which of the sentences, from 0; they come in order. */
  readonly index: number;
  readonly parts: readonly { readonly firstWord: number; readonly found: T }[];
}

/** Done between two batches of one sentence; what resolves with false ends the reading. */
export type BetweenParts = () => Promise<boolean>;

/**
 * Reads sentences in their order, a batch at a time, taking each when its batch is filled; leaving
 * the loop stops. A sentence in many parts is read in several batches.
 */
export async function* readInBatches<T>(
  model: ReadingModel,
  sentences: Iterable<SentenceWords>,
  read: (batch: readonly EncodedSentence[]) => Promise<readonly T[]>,
  between: BetweenParts = async () => true,
): AsyncGenerator<ReadSentence<T>> {
  let batch: Part[] = [];
  let pieces = 0;
  let own: { firstWord: number; found: T }[] = [];
  const readBatch = async () => {
    const parts = batch;
    batch = [];
    pieces = 0;
    const found = await read(parts.map(({ encoded }) => encoded));
    const whole: ReadSentence<T>[] = [];
    for (const [i, { sentence: index, firstWord, isLast }] of parts.entries()) {
      own.push({ firstWord, found: found[i] });
      if (!isLast) continue;
      whole.push({ index, parts: own });
      own = [];
    }
    return whole;
  };
  let count = 0;
  for (const sentence of sentences)
    for (const part of partsOf(model, sentence, count++)) {
      const { length } = part.encoded.ids;
      if (batch.length > 0 && pieces + length > model.network.piecesAtOnce) {
        const whole = await readBatch();
        yield* whole;
        if (whole.length === 0 && !(await between())) return;
      }
      batch.push(part);
      pieces += length;
    }
  if (batch.length > 0) yield* await readBatch();
}

function partsOf(
  { tokenizer, bert }: ReadingModel,
  { words }: SentenceWords,
  sentence: number,
): Part[] {
  const windows = splitLongSentence(words, tokenizer, bert.maxPositions);
  const all = windows.length > 0 ? windows : [{ from: 0, to: 0 }];
  return all.map(({ from, to }, i) => ({
    sentence,
    firstWord: from,
    isLast: i === all.length - 1,
    encoded: encodeSentence(words.slice(from, to), tokenizer, bert.maxPositions),
  }));
}
