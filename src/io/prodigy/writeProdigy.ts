import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Range } from "../../core/document/document.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import { type Content, counter, type Written } from "../format.ts";
import { jsonLines } from "../jsonLines.ts";
import { metadataFields } from "../metadata.ts";
import { countGaps } from "../pieces.ts";

/** Writes an example a document, with the tokens to which relations count. */
export function writeProdigy({ docs }: Content): Written {
  const { counts, count } = counter();
  countGaps(docs, count);
  const files = new Map([["prodigy.jsonl", jsonLines(docs.map(exampleOf))]]);
  return { files, ...annotationsIn(docs), leftOut: counts, notes: [] };
}

function exampleOf(doc: Doc): object {
  const { fromUtf16 } = codePoints(doc.text);
  const words = tokensOf(doc);
  const tokens = words.map(([start, end], id) => ({
    text: doc.text.slice(start, end),
    start: fromUtf16(start),
    end: fromUtf16(end),
    id,
    ws: end < (words[id + 1]?.[0] ?? doc.text.length),
  }));
  const spans = new Map(entitiesInOrder(doc).map((one) => [one.id, spanOf(one, words, fromUtf16)]));
  const relations = Object.values(doc.relations).map(({ head, tail, type }) => {
    const [from, to] = [spans.get(head)!, spans.get(tail)!];
    const ends = { head_span: from, child_span: to };
    return { head: from.token_end, child: to.token_end, ...ends, label: type };
  });
  // Prodigy's own fields begin with `_`; it keeps others under `meta`.
  const metadata = Object.entries(metadataFields(doc.metadata));
  const own = metadata.filter(([key]) => key.startsWith("_"));
  const meta = metadata.filter(([key]) => !key.startsWith("_"));
  const isDecided = Object.keys(doc.confirmed).length > 0;
  return {
    text: doc.text,
    ...(meta.length > 0 && { meta: Object.fromEntries(meta) }),
    ...Object.fromEntries(own),
    tokens,
    spans: [...spans.values()],
    relations,
    ...(isDecided && { answer: "accept" }),
  };
}

/**
 * The words, and as spaCy has them also the blanks between them, but for the one that its `ws` stands
 * for: put together again they are the text.
 */
function tokensOf({ text, sentences }: Doc): Range[] {
  const tokens: Range[] = [];
  let at = 0;
  const fill = (end: number) => {
    const from = tokens.length > 0 && text.charAt(at) === " " ? at + 1 : at;
    if (from < end) tokens.push([from, end]);
  };
  for (const [start, end] of sentences.flatMap((sentence) => sentence.words)) {
    fill(start);
    tokens.push([start, end]);
    at = end;
  }
  fill(text.length);
  return tokens;
}

function spanOf(
  { start, end, type }: Entity,
  words: readonly Range[],
  fromUtf16: (offset: number) => number,
) {
  return {
    start: fromUtf16(start),
    end: fromUtf16(end),
    token_start: Math.max(0, firstEndingAfter(words, start)),
    token_end: Math.max(0, firstEndingAfter(words, end - 1)),
    label: type,
  };
}

/** The number of the word at a place, or the first one after it. */
function firstEndingAfter(words: readonly Range[], at: number): number {
  let [low, high] = [0, words.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle][1] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
