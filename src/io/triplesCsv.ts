import Papa from "papaparse";
import { sentenceAt } from "../core/document/docIndex.ts";
import type { Doc, Relation } from "../core/document/document.ts";
import { codePoints } from "./codePoints.ts";

const COLUMNS = [
  ...["document", "sentence", "head", "head_type", "relation", "tail", "tail_type", "score"],
  ...["head_start", "head_end", "tail_start", "tail_end"],
];

/**
 * The confirmed relations of documents as CSV, in reading order. Offsets count code points of the
 * document's text; a relation across sentences has the text from the one to the other.
 */
export function formatTriplesCsv(docs: readonly Doc[]): string {
  const rows = docs.flatMap((doc) => {
    const points = codePoints(doc.text);
    const confirmed = Object.values(doc.relations)
      .filter(({ status }) => status === "confirmed")
      .sort((a, b) => doc.entities[a.head].start - doc.entities[b.head].start);
    return confirmed.map((relation) => {
      const { head, tail } = ends(doc, relation);
      return [
        ...[doc.name, sentenceText(doc, relation)],
        ...[doc.text.slice(head.start, head.end), head.type, relation.type],
        ...[doc.text.slice(tail.start, tail.end), tail.type, relation.score ?? ""],
        ...[head.start, head.end, tail.start, tail.end].map(points.fromUtf16),
      ];
    });
  });
  return `${Papa.unparse([COLUMNS, ...rows], { newline: "\r\n" })}\r\n`;
}

const ends = (doc: Doc, relation: Relation) => ({
  head: doc.entities[relation.head],
  tail: doc.entities[relation.tail],
});

function sentenceText(doc: Doc, relation: Relation): string {
  const { head, tail } = ends(doc, relation);
  const sentences = [head, tail].map((entity) => sentenceAt(doc, entity.start) ?? entity);
  const start = Math.min(...sentences.map((sentence) => sentence.start));
  const end = Math.max(...sentences.map((sentence) => sentence.end));
  return doc.text.slice(start, end);
}
