import type { Doc, Sentence } from "./document.ts";
import type { Span } from "./overlaps.ts";
import { charSpan, touchedWords } from "./words.ts";

/** Whether borders snap outwards to words or stay where they are asked for. */
export type By = "words" | "characters";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** What words leave out: white space, and the space without width. */
const SPACE = /[\s\u200b]/;

/** The borders that a new entity gets where these are asked for; null when there is no word. */
export const bordersAt = (doc: Doc, span: Span, by: By = "words"): Span | null =>
  by === "words" ? snap(doc, span) : exactSpan(doc, span);

/** The words that a selection touches, as a span inside the sentence in which they begin. */
function snap(doc: Doc, span: Span): Span | null {
  for (const sentence of doc.sentences) {
    if (sentence.end <= span.start) continue;
    if (sentence.start >= span.end) break;
    const words = touchedWords(sentence, span);
    if (words) return charSpan(sentence, words);
  }
  return null;
}

/**
 * The borders as they were asked for, inside the sentence in which they begin (or in the given
 * one): without white space at their ends, and around whole graphemes. Null when nothing is left.
 */
export function exactSpan(doc: Doc, span: Span, inside?: Sentence): Span | null {
  for (const sentence of inside ? [inside] : doc.sentences) {
    if (sentence.end <= span.start) continue;
    if (sentence.start >= span.end) break;
    const trimmed = trim(doc.text, {
      start: Math.max(sentence.start, span.start),
      end: Math.min(sentence.end, span.end),
    });
    if (trimmed && touchedWords(sentence, trimmed)) return wholeGraphemes(doc, sentence, trimmed);
  }
  return null;
}

function trim(text: string, { start, end }: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && SPACE.test(text[from])) from++;
  while (from < to && SPACE.test(text[to - 1])) to--;
  return from < to ? { start: from, end: to } : null;
}

function wholeGraphemes(doc: Doc, sentence: Sentence, { start, end }: Span): Span {
  const segments = graphemes.segment(doc.text.slice(sentence.start, sentence.end));
  const first = segments.containing(start - sentence.start)!;
  const last = segments.containing(end - 1 - sentence.start)!;
  return {
    start: sentence.start + first.index,
    end: sentence.start + last.index + last.segment.length,
  };
}
