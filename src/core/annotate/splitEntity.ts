import { t } from "../../language/words.ts";
import type { Doc, Entity, Schema } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { BY_HAND, quote, refuseTwin, sentenceOf, twinOf } from "./entityEdits.ts";
import { inheritedRelations } from "./inheritedRelations.ts";

interface Cut {
  readonly id: string;
  /** The second part begins with the word that holds this offset. */
  readonly offset: number;
  readonly newId: string;
}

/**
 * Cuts an entity in two between its words, which confirms both. The first keeps id, relations and
 * score; the second is the user's own.
 */
export function splitEntity(
  doc: Doc,
  schema: Schema,
  { id, offset, newId }: Cut,
): NamedEdit | Refusal {
  const entity = doc.entities[id];
  const { words } = sentenceOf(doc, entity);
  const at = words.findIndex(([, end]) => end > offset);
  const [before, second] = [words[at - 1], words[at]];
  const isInside = before && second && before[1] > entity.start && second[0] < entity.end;
  if (!isInside) return { refused: whyWhole(doc, entity) };
  const head: Entity = { ...entity, end: before[1], status: "confirmed" };
  const tail: Entity = { ...entity, id: newId, start: second[0], ...BY_HAND };
  const twins = [head, tail].map((part) => twinOf(doc, part));
  const taken = twins.find((twin) => twin?.status === "confirmed");
  if (taken) return refuseTwin(doc, schema, taken);
  const [headTwin, tailTwin] = twins;
  return inside(doc, t("Split {quote}", { quote: quote(doc, entity) }), {
    entities: {
      ...(headTwin && { [headTwin.id]: null }),
      [id]: head,
      // What was suggested there keeps its relations.
      [tailTwin?.id ?? newId]: { ...tail, id: tailTwin?.id ?? newId },
    },
    relations: inheritedRelations(doc, schema, head, headTwin ? [headTwin] : []),
  });
}

function whyWhole(doc: Doc, entity: Entity): string {
  const { words } = sentenceOf(doc, entity);
  const count = words.filter(([start, end]) => start < entity.end && end > entity.start).length;
  return count < 2
    ? t("{quote} is one word: it cannot be split.", { quote: quote(doc, entity) })
    : t("{quote} can only be split between two of its words.", { quote: quote(doc, entity) });
}
