import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import { type Content, counter, type Written } from "../format.ts";
import { jsonLines } from "../jsonLines.ts";
import { metadataFields } from "../metadata.ts";
import { countGaps } from "../pieces.ts";
import { ANNOTATIONS } from "./doccanoRecord.ts";

/**
 * Writes a record a document: as doccano's projects for entities import them, or, where there is a
 * relation, as those with relations do.
 */
export function writeDoccano({ docs, among }: Content): Written {
  const { counts, count } = counter();
  countGaps(docs, count);
  const withRelations =
    among?.hasRelations ?? docs.some(({ relations }) => Object.keys(relations).length > 0);
  const records = docs.map((doc) => {
    const annotations = withRelations ? entitiesAndRelations(doc) : { label: triplesOf(doc) };
    const isTaken = (key: string) => ANNOTATIONS.has(key) || key === "label" || key === "labels";
    const rest = metadataFields(doc.metadata, isTaken);
    count(
      t("metadata called as fields of doccano"),
      Object.keys(doc.metadata ?? {}).filter(isTaken).length,
    );
    return { ...rest, text: doc.text, ...annotations };
  });
  const files = new Map([["doccano.jsonl", jsonLines(records)]]);
  return { files, ...annotationsIn(docs), leftOut: counts, notes: [] };
}

function triplesOf(doc: Doc): unknown[] {
  const { fromUtf16 } = codePoints(doc.text);
  return entitiesInOrder(doc).map(({ start, end, type }) => [
    fromUtf16(start),
    fromUtf16(end),
    type,
  ]);
}

/** Ids are numbers, as doccano's own are. */
function entitiesAndRelations(doc: Doc) {
  const { fromUtf16 } = codePoints(doc.text);
  const numberOf = new Map(entitiesInOrder(doc).map(({ id }, i) => [id, i]));
  return {
    entities: entitiesInOrder(doc).map(({ start, end, type }, id) => ({
      id,
      label: type,
      start_offset: fromUtf16(start),
      end_offset: fromUtf16(end),
    })),
    relations: Object.values(doc.relations).map(({ head, tail, type }, id) => ({
      id,
      from_id: numberOf.get(head),
      to_id: numberOf.get(tail),
      type,
    })),
  };
}
