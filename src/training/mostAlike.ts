import type { EncodedSentence } from "../text/encodeSentence.ts";

/** So many word pieces of a text weigh as much as all of the examples. */
const SMOOTHING = 200;

/**
 * The sentences of a text that are most like some examples: whose word pieces are commoner in these
 * than in the text (naive Bayes).
 *
 * @param share of the text, from 0 to 1
 */
export function mostAlike(
  text: readonly EncodedSentence[],
  examples: readonly EncodedSentence[],
  share: number,
): ReadonlySet<EncodedSentence> {
  const own = countOf(examples);
  const all = countOf(text);
  const likeness = ({ ids }: EncodedSentence) => {
    const pieces = [...new Set(ids)];
    const sum = pieces.reduce((total, id) => {
      const usual = (all.of.get(id) ?? 0) / all.total;
      const here = ((own.of.get(id) ?? 0) + SMOOTHING * usual) / (own.total + SMOOTHING);
      return total + Math.log(here / usual);
    }, 0);
    return sum / pieces.length;
  };
  const ranked = text
    .map((sentence) => ({ sentence, likeness: likeness(sentence) }))
    .sort((a, b) => b.likeness - a.likeness);
  return new Set(ranked.slice(0, Math.round(share * text.length)).map(({ sentence }) => sentence));
}

/** In how many sentences each word piece is, and their sum. */
function countOf(sentences: readonly EncodedSentence[]) {
  const of = new Map<number, number>();
  for (const { ids } of sentences) for (const id of new Set(ids)) of.set(id, (of.get(id) ?? 0) + 1);
  return { of, total: [...of.values()].reduce((sum, count) => sum + count, 0) };
}
