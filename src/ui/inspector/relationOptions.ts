import type { Doc, Relation, Schema } from "../../core/document/document.ts";
import { allows, endTypes, legalFirst } from "../../core/types/constraints.ts";
import { looksOf } from "../look/looks.ts";
import { typeOptions } from "../look/typeOptions.ts";

/** The types that a relation could get: those that the rules allow between its ends come first. */
export function relationOptions(schema: Schema, doc: Doc, relation: Relation) {
  const ends = endTypes(doc, relation);
  const sorted = legalFirst(schema, ends);
  const place = (id: string) => sorted.findIndex(({ name }) => name === id);
  return typeOptions(looksOf(schema).relations, relation.type, true)
    .toSorted((a, b) => place(a.id) - place(b.id))
    .map((option) => {
      const type = sorted[place(option.id)];
      const isForbidden = type !== undefined && !allows(type, ends);
      return isForbidden ? { ...option, name: `${option.name} (against the rules)` } : option;
    });
}
