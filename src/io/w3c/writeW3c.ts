import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import { type Content, counter, type Written } from "../format.ts";
import { freeName } from "../freeName.ts";
import { jsonList } from "../jsonLines.ts";
import { piecesOf } from "../pieces.ts";

/** Writes a text and its annotations a document; positions count code points, as the standard says. */
export function writeW3c({ docs }: Content): Written {
  const { counts, count } = counter();
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const doc of docs) {
    const name = freeName(doc.name, taken);
    const annotations = annotationsOf(doc, `${name}.txt`);
    files.set(`${name}.txt`, doc.text);
    // An empty list would not say of what.
    files.set(`${name}.w3c.json`, annotations.length > 0 ? jsonList(annotations) : EMPTY);
    if (doc.metadata) count(t("documents with metadata"));
  }
  return { files, ...annotationsIn(docs), leftOut: counts, notes: [] };
}

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const EMPTY = `${JSON.stringify({ "@context": CONTEXT, type: "AnnotationPage", items: [] })}\n`;

const tag = (value: string) => ({ type: "TextualBody", value, purpose: "tagging" });

function annotationsOf(doc: Doc, source: string): object[] {
  const { fromUtf16 } = codePoints(doc.text);
  const idOf = new Map(entitiesInOrder(doc).map(({ id }, i) => [id, `#T${i + 1}`]));
  const target = ([start, end]: Range) => ({
    source,
    selector: [
      { type: "TextQuoteSelector", ...quoted(doc.text, [start, end]) },
      { type: "TextPositionSelector", start: fromUtf16(start), end: fromUtf16(end) },
    ],
  });
  const spans = entitiesInOrder(doc).map((entity) => {
    const targets = piecesOf(entity).map(target);
    return {
      "@context": CONTEXT,
      id: idOf.get(entity.id),
      type: "Annotation",
      body: [tag(entity.type)],
      target: targets.length > 1 ? targets : targets[0],
    };
  });
  const links = Object.values(doc.relations).map(({ head, tail, type }, i) => ({
    "@context": CONTEXT,
    id: `#R${i + 1}`,
    type: "Annotation",
    motivation: "linking",
    body: [tag(type)],
    target: [{ id: idOf.get(head) }, { id: idOf.get(tail) }],
  }));
  return [...spans, ...links];
}

/** How much of the text stands beside a quotation. */
const BESIDE = 32;

function quoted(text: string, [start, end]: Range) {
  // Half a sign is none.
  const prefix = text.slice(Math.max(0, start - BESIDE), start).replace(/^[\udc00-\udfff]/, "");
  const suffix = text.slice(end, end + BESIDE).replace(/[\ud800-\udbff]$/, "");
  return { exact: text.slice(start, end), prefix, suffix };
}
