import type { SentenceWords } from "./example.ts";

/** With fewer held-out sentences than this, scores say too little to be compared. */
export const FEWEST_HELD_OUT = 10;

/** One of so many sentences is held out. */
export const HELD_OUT_EVERY = 5;

/** Which split it is: told where scores are, so that they can be compared with others. */
export const HELD_OUT_SEED = 0;

/**
 * Every fifth sentence, by a hash of its words, is kept for scoring and never trained on. What says
 * the same is on the same side: copies, and sentences that were exported and imported again.
 */
export const isHeldOut = ({ words }: Pick<SentenceWords, "words">): boolean =>
  hashOfWords(words) % HELD_OUT_EVERY === 0;

/** The examples to train on and those to score with. */
export function splitHeldOut<T extends SentenceWords>(
  examples: readonly T[],
): { training: T[]; heldOut: T[] } {
  const [training, heldOut]: [T[], T[]] = [[], []];
  for (const example of examples) (isHeldOut(example) ? heldOut : training).push(example);
  return { training, heldOut };
}

/**
 * 32 bits that stand for what a sentence says: FNV-1a over the UTF-16 code units of its words, blanks
 * left out, mixed once more. Fixed for ever: models remember by it what they were trained on.
 *
 * @param seed for another order of the same sentences
 */
export function hashOfWords(words: readonly string[], seed = HELD_OUT_SEED): number {
  let h = 0x811c9dc5 ^ seed;
  for (const word of words)
    for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
