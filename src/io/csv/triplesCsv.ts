import { sentenceAt } from "../../core/document/docIndex.ts";
import type { Doc, Relation } from "../../core/document/document.ts";
import { mergeMentions } from "../../core/results/mentions.ts";
import { codePoints } from "../codePoints.ts";
import type { Content, Written } from "../format.ts";
import { writtenTriples } from "../triples/facts.ts";
import { formatCsv } from "./formatCsv.ts";

const COLUMNS = [
  "document",
  "sentence",
  "head",
  "head_type",
  "relation",
  "tail",
  "tail_type",
  "score",
  "head_start",
  "head_end",
  "tail_start",
  "tail_end",
  "head_thing",
  "tail_thing",
];

/** What of a content makes the table. */
type Said = Pick<Content, "docs"> & Partial<Content>;

/** The table as a file of its own. */
export const writeTriples = (said: Said): Written =>
  writtenTriples(said.docs, new Map([["triples.csv", formatTriplesCsv(said)]]));

/** The same with tabs between its cells. */
export const writeTriplesTsv = (said: Said): Written =>
  writtenTriples(said.docs, new Map([["triples.tsv", formatTriplesCsv(said, "\t")]]));

/**
 * The relations of documents as a table, in reading order. Offsets count code points of the
 * document's text; a relation across sentences has the text from the one to the other. What head
 * and tail are taken for, as in the view of triples, stands at the end.
 */
export function formatTriplesCsv({ docs, mentions }: Said, delimiter: "," | "\t" = ","): string {
  const linked = docs.flatMap((doc) =>
    relationsInOrder(doc).flatMap((relation) => {
      const { head, tail } = ends(doc, relation);
      return [head, tail].map((entity) => ({ doc, entity }));
    }),
  );
  const thingOf = mergeMentions(linked, mentions);
  const rows = docs.flatMap((doc) => {
    const points = codePoints(doc.text);
    return relationsInOrder(doc).map((relation) => {
      const { head, tail } = ends(doc, relation);
      return [
        doc.name,
        sentenceText(doc, relation),
        doc.text.slice(head.start, head.end),
        head.type,
        relation.type,
        doc.text.slice(tail.start, tail.end),
        tail.type,
        relation.score ?? "",
        ...[head.start, head.end, tail.start, tail.end].map(points.fromUtf16),
        thingOf(doc, head).name,
        thingOf(doc, tail).name,
      ];
    });
  });
  return formatCsv([COLUMNS, ...rows], delimiter);
}

const relationsInOrder = (doc: Doc): Relation[] =>
  Object.values(doc.relations).sort(
    (a, b) => doc.entities[a.head].start - doc.entities[b.head].start,
  );

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
