import type { SentenceWords } from "./example.ts";

/** With fewer held-out sentences than this, scores say too little to be compared. */
export const FEWEST_HELD_OUT = 10;

/** Every fifth sentence, by a hash of its id, is kept for scoring and never trained on. */
export const isHeldOut = (sentenceId: string): boolean => hash(sentenceId) % 5 === 0;

/**
 * The examples to train on and those to score with. One that says the same as a held-out one, in a
 * copy of its document for instance, is in neither: trained on, it would flatter the scores.
 */
export function splitHeldOut<T extends SentenceWords>(
  examples: readonly T[],
): { training: T[]; heldOut: T[] } {
  const [heldOut, others]: [T[], T[]] = [[], []];
  for (const example of examples) (isHeldOut(example.id) ? heldOut : others).push(example);
  const kept = new Set(heldOut.map(textOf));
  return { training: others.filter((example) => !kept.has(textOf(example))), heldOut };
}

const texts = new WeakMap<SentenceWords, string>();

/** Put together once: the examples are split again after each edit, and most are the same. */
function textOf(example: SentenceWords): string {
  const known = texts.get(example);
  if (known !== undefined) return known;
  const text = example.words.join(" ");
  texts.set(example, text);
  return text;
}

/** FNV-1a over UTF-16 code units, mixed once more: ids of neighbours differ in their last digit. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
