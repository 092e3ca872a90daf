import { t } from "../../language/words.ts";
import type { Doc, Entity, Relation, Schema } from "../document/document.ts";
import type { NamedEdit } from "../document/edit.ts";
import { mergePrediction } from "./suggestions.ts";

/** The way to clear suggestions, and how many of them go. */
export interface Cleared extends NamedEdit {
  readonly count: number;
}

/**
 * Takes away what a model suggested in a document, as a prediction would that finds nothing: what
 * somebody decided stays, and what that needs. Null where nothing goes.
 */
export function clearSuggestions(doc: Doc, schema: Schema): Cleared | null {
  const newId = () => {
    throw new Error("nothing is predicted, so nothing is new");
  };
  const entities: Record<string, Entity | null> = {};
  const relations: Record<string, Relation | null> = {};
  // Sentences share no suggestion: a model reads one at a time.
  for (const sentence of doc.sentences) {
    const nothing = { entities: [], relations: [] };
    const { edit } = mergePrediction(doc, sentence, nothing, { schema, newId });
    Object.assign(entities, edit.inside?.[doc.id]?.entities);
    Object.assign(relations, edit.inside?.[doc.id]?.relations);
  }
  const gone = [...Object.values(entities), ...Object.values(relations)].filter((one) => !one);
  if (gone.length === 0) return null;
  const edit = { inside: { [doc.id]: { entities, relations } } };
  return { name: t("Clear suggestions"), edit, count: gone.length };
}
