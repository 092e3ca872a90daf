import type { SentenceWords } from "../core/learn/example.ts";

/** Sentences in the order in which they are read, which may change while they are. */
export interface ReadingOrder extends Iterable<SentenceWords> {
  /** The sentences handed out so far, first one first. */
  readonly taken: readonly SentenceWords[];
  /** Has these read next, in this order; those that were taken stay so. */
  prefer(ids: readonly string[]): void;
}

/** An order that begins as the sentences are given. */
export function readingOrder(sentences: readonly SentenceWords[]): ReadingOrder {
  const left = new Map(sentences.map((sentence) => [sentence.id, sentence]));
  const taken: SentenceWords[] = [];
  let first: string[] = [];
  const next = (): SentenceWords | undefined => {
    const preferred = first.find((id) => left.has(id));
    const [sentence] = preferred === undefined ? left.values() : [left.get(preferred)];
    if (!sentence) return undefined;
    left.delete(sentence.id);
    taken.push(sentence);
    return sentence;
  };
  return {
    taken,
    prefer: (ids) => {
      first = ids.filter((id) => left.has(id));
    },
    *[Symbol.iterator]() {
      for (let sentence = next(); sentence; sentence = next()) yield sentence;
    },
  };
}
