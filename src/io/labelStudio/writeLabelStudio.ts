import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { type Content, counter, type Written } from "../format.ts";
import { jsonList } from "../jsonLines.ts";
import { metadataFields } from "../metadata.ts";
import { countGaps } from "../pieces.ts";
import { isSymmetric } from "../typeNames.ts";

/** Writes a task a document, to be imported with its annotations; suggestions are predictions. */
export function writeLabelStudio({ docs, types }: Content): Written {
  const { counts, count } = counter();
  countGaps(docs, count);
  const tasks = docs.map((doc) => {
    const { "task id": id, ...data } = metadataFields(doc.metadata);
    if (Object.hasOwn(data, "text")) count(t("metadata called text"));
    return {
      ...(id !== undefined && { id }),
      data: { ...data, text: doc.text },
      annotations: annotationsOf(doc, types),
      predictions: predictionsOf(doc, types),
    };
  });
  const files = new Map([["label-studio.json", jsonList(tasks)]]);
  return { files, ...annotationsIn(docs), leftOut: counts, notes: [] };
}

function annotationsOf(doc: Doc, types: ModelTypes): object[] {
  const regions = entitiesInOrder(doc).filter(isConfirmed);
  const links = Object.values(doc.relations).filter(isConfirmed);
  const isLooked = Object.keys(doc.confirmed).length > 0;
  if (regions.length + links.length === 0 && !isLooked) return [];
  return [{ result: resultsOf(doc, regions, links, types), was_cancelled: false }];
}

/** A prediction stands by itself: it has all the regions that its relations join. */
function predictionsOf(doc: Doc, types: ModelTypes): object[] {
  const links = Object.values(doc.relations).filter((relation) => !isConfirmed(relation));
  const joined = new Set(links.flatMap(({ head, tail }) => [head, tail]));
  const regions = entitiesInOrder(doc).filter((one) => !isConfirmed(one) || joined.has(one.id));
  if (regions.length === 0) return [];
  return [{ model_version: "spanloom", result: resultsOf(doc, regions, links, types) }];
}

const isConfirmed = ({ status }: Entity | Relation): boolean => status === "confirmed";

function resultsOf(
  doc: Doc,
  regions: readonly Entity[],
  links: readonly Relation[],
  types: ModelTypes,
): object[] {
  return [
    ...regions.map(({ id, start, end, type, score }) => ({
      id,
      from_name: "label",
      to_name: "text",
      type: "labels",
      value: { start, end, text: doc.text.slice(start, end), labels: [type] },
      ...(score !== null && { score }),
    })),
    ...links.map(({ head, tail, type, score }) => ({
      from_id: head,
      to_id: tail,
      type: "relation",
      direction: isSymmetric(types, type) ? "bi" : "right",
      labels: [type],
      ...(score !== null && { score }),
    })),
  ];
}
