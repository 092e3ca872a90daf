import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import { type Content, counter, type Written } from "../format.ts";
import { jsonList } from "../jsonLines.ts";
import { metadataFields } from "../metadata.ts";
import { piecesOf } from "../pieces.ts";
import { OWN } from "./content.ts";

/** Writes a record a document, with ids, quotations and offsets. */
export function writeSuggestions({ docs }: Content): Written {
  const { counts, count } = counter();
  const records = docs.map((doc) => {
    const isTaken = (key: string) => OWN.has(key);
    const taken = Object.keys(doc.metadata ?? {}).filter(isTaken).length;
    count(t("metadata called as fields of suggestions"), taken);
    return { ...recordOf(doc), ...metadataFields(doc.metadata, isTaken) };
  });
  const files = new Map([["suggestions.json", jsonList(records)]]);
  return { files, ...annotationsIn(docs), leftOut: counts, notes: [] };
}

function recordOf(doc: Doc) {
  const { fromUtf16 } = codePoints(doc.text);
  const idOf = new Map(entitiesInOrder(doc).map(({ id }, i) => [id, `e${i + 1}`]));
  return {
    text: doc.text,
    entities: entitiesInOrder(doc).map((entity) => {
      const pieces = piecesOf(entity).map((piece) => piece.map(fromUtf16));
      return {
        id: idOf.get(entity.id),
        text: doc.text.slice(entity.start, entity.end),
        start: fromUtf16(entity.start),
        end: fromUtf16(entity.end),
        ...(pieces.length > 1 && { fragments: pieces }),
        type: entity.type,
        ...(entity.score !== null && { score: entity.score }),
      };
    }),
    relations: Object.values(doc.relations).map(({ head, tail, type, score }) => ({
      head: idOf.get(head),
      tail: idOf.get(tail),
      type,
      ...(score !== null && { score }),
    })),
  };
}
