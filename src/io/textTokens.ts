import { firstFrom } from "../core/document/docIndex.ts";
import type { Doc, Range } from "../core/document/document.ts";

/** A stretch of text without blanks, as formats that keep the text write it. */
export interface TextToken {
  readonly start: number;
  readonly end: number;
  /** Index of its sentence. */
  readonly sentence: number;
}

/**
 * Everything of a text but its blanks, cut at the borders of words and of spans: so that each span
 * is made of tokens. What lies outside of sentences goes with the one before.
 */
export function textTokens(doc: Doc): TextToken[] {
  const { text, sentences, entities } = doc;
  const borders = new Set<number>();
  const cut = ([start, end]: Range) => borders.add(start).add(end);
  for (const sentence of sentences) {
    cut([sentence.start, sentence.end]);
    for (const word of sentence.words) cut(word);
  }
  for (const { start, end, fragments } of Object.values(entities)) {
    for (const piece of fragments ?? [[start, end] as const]) cut(piece);
  }
  const tokens: TextToken[] = [];
  let sentence = 0;
  for (const { 0: run, index } of text.matchAll(/\S+/gu)) {
    let from = index;
    for (let at = index + 1; at <= index + run.length; at++) {
      if (at < index + run.length && !borders.has(at)) continue;
      while (sentence + 1 < sentences.length && sentences[sentence + 1].start <= from) sentence++;
      tokens.push({ start: from, end: at, sentence });
      from = at;
    }
  }
  return tokens;
}

/** The tokens that a stretch of text is made of, the end exclusive; null where it cuts one or has none. */
export function tokensWithin(
  tokens: readonly TextToken[],
  [start, end]: Range,
): readonly [first: number, end: number] | null {
  const first = firstFrom(tokens, start);
  const past = firstFrom(tokens, end);
  if (past === first || tokens[past - 1].end > end) return null;
  return [first, past];
}
