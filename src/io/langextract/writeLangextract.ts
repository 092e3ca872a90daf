import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import { type Content, counter, type Written } from "../format.ts";
import { jsonLines } from "../jsonLines.ts";
import { metadataFields } from "../metadata.ts";
import { countGaps } from "../pieces.ts";
import { OWN } from "./readLangextract.ts";

/** Writes a document a line, as LangExtract saves what it annotated. */
export function writeLangextract({ docs }: Content): Written {
  const { counts, count } = counter();
  countGaps(docs, count);
  const { entities, relations } = annotationsIn(docs);
  count(t("relations"), relations);
  const files = new Map([["langextract.jsonl", jsonLines(docs.map(recordOf))]]);
  return { files, entities, relations: 0, leftOut: counts, notes: [] };
}

function recordOf(doc: Doc): object {
  const { fromUtf16 } = codePoints(doc.text);
  const extractions = entitiesInOrder(doc).map(({ start, end, type }, i) => ({
    extraction_class: type,
    extraction_text: doc.text.slice(start, end),
    char_interval: { start_pos: fromUtf16(start), end_pos: fromUtf16(end) },
    alignment_status: "match_exact",
    extraction_index: i + 1,
    group_index: i,
    description: null,
    attributes: {},
  }));
  const rest = metadataFields(doc.metadata, (key) => OWN.has(key));
  return { document_id: doc.name, ...rest, extractions, text: doc.text };
}
