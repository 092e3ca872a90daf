import { codePoints } from "../codePoints.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import type { JsonItem } from "../jsonContent.ts";
import { readBioTag, spansOfTags } from "../tokens/bioTags.ts";

/** spaCy 2's documents of paragraphs, whose tokens have tags: each paragraph as an example. */
export const examplesOfParagraphs = (paragraphs: readonly unknown[], place: Place): JsonItem[] =>
  paragraphs.map((paragraph, i) => {
    const field = `paragraphs[${i}]`;
    return { value: exampleOfParagraph(paragraph), place: { ...place, field } };
  });

function exampleOfParagraph(paragraph: unknown): unknown {
  if (!isRecord(paragraph)) return paragraph;
  const tokens = listed(paragraph.sentences).flatMap((sentence) =>
    isRecord(sentence) ? listed(sentence.tokens).filter(isRecord) : [],
  );
  const words = tokens.map(({ orth }) => (typeof orth === "string" ? orth : ""));
  const raw = typeof paragraph.raw === "string" ? paragraph.raw : words.join(" ");
  const starts = wordStarts(raw, words);
  const tags = tokens.map(({ ner }) => (typeof ner === "string" ? readBioTag(ner) : null));
  const { fromUtf16 } = codePoints(raw);
  const spans = spansOfTags(tags).map(({ type, start, end }) => ({
    label: type,
    start: fromUtf16(starts[start]),
    end: fromUtf16(starts[end - 1] + words[end - 1].length),
  }));
  return { text: raw, spans };
}

/** Where words stand in a text, each after the one before. */
function wordStarts(text: string, words: readonly string[]): number[] {
  let at = 0;
  return words.map((word) => {
    const found = text.indexOf(word, at);
    const start = found < 0 ? Math.min(at, Math.max(0, text.length - word.length)) : found;
    at = start + word.length;
    return start;
  });
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
