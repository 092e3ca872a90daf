import type { Example } from "./example.ts";

/**
 * A name of 64 bits for the words of a sentence: what reads the same, blanks left out, has the same,
 * and among millions of sentences no two others have.
 */
export const wordsHash = (words: readonly string[]): string => hexOf(words.join(""));

/** The same for all that a training learns from a sentence: its words, and what is labelled in them. */
export const labelsHash = ({ words, entities, relations, known }: Labelled): string => {
  const spans = entities.map(({ type, start, end }) => [type, start, end]);
  const pairs = relations.map(({ type, head, tail }) => [type, head, tail]);
  const scope = known && [known.entities.toSorted(), known.relations.toSorted()];
  return hexOf(JSON.stringify([words, spans, pairs, scope ?? null]));
};

type Labelled = Pick<Example, "words" | "entities" | "relations" | "known">;

/** One name for many, in their order. */
export const hashOfAll = (hashes: readonly string[]): string => hexOf(hashes.join(" "));

/** Two streams of 32 bits over the UTF-16 code units, each mixed with the other at the end (cyrb53). */
function hexOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return hex(b) + hex(a);
}

const hex = (bits: number): string => (bits >>> 0).toString(16).padStart(8, "0");
