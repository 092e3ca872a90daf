import type { SentenceWords } from "./example.ts";

/** With fewer held-out sentences than this, scores say too little to be compared. */
export const FEWEST_HELD_OUT = 10;

/** How the sentences are chosen that a model is scored on, and never trained on. */
export interface HeldOutChoice {
  /** In per cent of what is confirmed. */
  readonly share: number;
  /** Another seed chooses others. */
  readonly seed: number;
  /** Whether single sentences are chosen, or documents as wholes. */
  readonly by: "sentences" | "documents";
}

/** As long as nobody chose otherwise. */
export const DEFAULT_HELD_OUT: HeldOutChoice = { share: 20, seed: 0, by: "sentences" };

/** No more than this may be held out, in per cent. */
export const MOST_HELD_OUT = 50;

/** How what was held out in a training was chosen. */
export interface HeldOutRule extends HeldOutChoice {
  /** Sentences that would have been held out, had the model not been trained on them. */
  readonly barred: number;
}

/** What the model that is trained, and those that it comes from, have seen. */
export interface SeenBefore {
  /** They were trained on these words: never held out, as scores on them would be too good. */
  isTrained(words: readonly string[]): boolean;
  /** They were scored on these words: never trained on, as long as anything is held out. */
  isHeldOut(words: readonly string[]): boolean;
}

/** Of a model that has seen none of the user's sentences. */
export const NOTHING_SEEN: SeenBefore = { isTrained: () => false, isHeldOut: () => false };

/**
 * The choice of versions that do not say what they were trained on: before choices could be changed
 * every fifth sentence was held out, by the hash of its words alone.
 */
export const wasHeldOut = ({ words }: Pick<SentenceWords, "words">): boolean =>
  hashOfWords(words) % 5 === 0;

/** The examples to train on and those to score with: what says the same is on the same side. */
export function splitHeldOut<T extends Pick<SentenceWords, "words">>(
  examples: readonly T[],
  hashes: ReadonlySet<number>,
): { training: T[]; heldOut: T[] } {
  const [training, heldOut]: [T[], T[]] = [[], []];
  for (const example of examples)
    (hashes.has(hashOfWords(example.words)) ? heldOut : training).push(example);
  return { training, heldOut };
}

/**
 * 32 bits that stand for what a sentence says: FNV-1a over the UTF-16 code units of its words, blanks
 * left out, mixed once more. Fixed for ever: models remember by it what they were trained on.
 *
 * @param seed for another order of the same sentences
 */
export function hashOfWords(words: readonly string[], seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (const word of words)
    for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
