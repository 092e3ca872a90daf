import type { Doc, Range } from "../../core/document/document.ts";
import type { Writer } from "../../io/format.ts";
import { segmentAround } from "../../text/segment.ts";

/** How many sentences come out otherwise when files are read that do not hold their words. */
export const recut = (docs: readonly Doc[], { holdsWords }: Writer): number =>
  holdsWords === false ? docs.reduce((sum, doc) => sum + readDifferently(doc), 0) : 0;

function readDifferently(doc: Doc): number {
  const spans = Object.values(doc.entities).map(({ start, end }): Range => [start, end]);
  const again = segmentAround(doc.id, doc.text, spans).map(({ words }) => JSON.stringify(words));
  const known = new Set(again);
  return doc.sentences.filter(({ words }) => !known.has(JSON.stringify(words))).length;
}
