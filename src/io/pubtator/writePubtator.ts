import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import { type Content, counter, type Written } from "../format.ts";
import { countGaps } from "../pieces.ts";

/** What texts of one line each do not hold. */
export const furtherLineEnds = (): string =>
  t("line ends beyond the first (a blank stands for each)");

/** What ends the title: readers leave off what is blank at its end. */
const FIRST_END = /[\n\r]/;
/** Everything that ends a line for some reader. */
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * Writes documents one after the other: the first line is the title, all else the abstract. Spans
 * have ids of their own in the place of concepts, so that relations join them.
 */
export function writePubtator({ docs }: Content): Written {
  const { counts, count } = counter();
  countGaps(docs, count);
  for (const { text } of docs) {
    const ends = text.match(LINE_END)?.length ?? 0;
    count(furtherLineEnds(), ends - (FIRST_END.test(text) ? 1 : 0));
  }
  const files = new Map([["documents.pubtator", docs.map(documentLines).join("\n")]]);
  return { files, ...annotationsIn(docs), leftOut: counts, notes: [] };
}

function documentLines(doc: Doc): string {
  const id =
    doc.name
      .replace(/[|\s]+/g, " ")
      .trim()
      .slice(0, 200)
      .trim() || "document";
  const { fromUtf16 } = codePoints(doc.text);
  const first = doc.text.search(FIRST_END);
  const [title, abstract] =
    first < 0 ? [doc.text, ""] : [doc.text.slice(0, first), doc.text.slice(first + 1)];
  const entities = entitiesInOrder(doc);
  const idOf = new Map(entities.map((entity, i) => [entity.id, `T${i + 1}`]));
  const spans = entities.map(({ id: own, start, end, type }) => {
    const words = oneLine(doc.text.slice(start, end)).replaceAll("\t", " ");
    return [id, fromUtf16(start), fromUtf16(end), words, type, idOf.get(own)];
  });
  const relations = Object.values(doc.relations).map(({ type, head, tail }) => [
    id,
    type,
    idOf.get(head),
    idOf.get(tail),
  ]);
  const lines = [
    `${id}|t|${oneLine(title)}`,
    `${id}|a|${oneLine(abstract)}`,
    ...[...spans, ...relations].map((cells) => cells.join("\t")),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Each line end is one character, so that offsets stay what they are. */
const oneLine = (text: string): string => text.replace(LINE_END, " ");
