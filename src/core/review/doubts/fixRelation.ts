import { findEntity } from "../../annotate/entityEdits.ts";
import { retypeRelation, reverseRelation } from "../../annotate/relationEdits.ts";
import { relationsIn } from "../../document/docIndex.ts";
import type { Project, Relation } from "../../document/document.ts";
import type { NamedEdit, Refusal } from "../../document/edit.ts";
import { charSpan } from "../../document/words.ts";
import { isLegal } from "../../types/constraints.ts";
import type { RuleDoubt } from "./doubt.ts";
import { GONE, placeOf } from "./together.ts";

/** The relation that a doubt is about, as it is now. */
export function doubtedRelation(project: Project, { at, relation }: RuleDoubt): Relation | null {
  const place = placeOf(project, at);
  if (!place) return null;
  const [head, tail] = [relation.head, relation.tail].map((end) => {
    const { type, ...words } = at.example.entities[end];
    return findEntity(place.doc, charSpan(place.sentence, words), type)?.id;
  });
  const found = relationsIn(place.doc, place.sentence).find(
    (r) => r.type === relation.type && r.head === head && r.tail === tail,
  );
  return found?.status === "confirmed" ? found : null;
}

/** What can be made of a relation against the rules: it turned round, or another type. */
export type RuleFix =
  | { readonly kind: "reverse" }
  | { readonly kind: "retype"; readonly type: string };

/** What the rules allow instead: the other direction first, else other types between these ends. */
export function fixesOf({ schema }: Project, { at, relation }: RuleDoubt): RuleFix[] {
  const { entities } = at.example;
  const [head, tail] = [entities[relation.head].type, entities[relation.tail].type];
  if (isLegal(schema, relation.type, { head: tail, tail: head })) return [{ kind: "reverse" }];
  return schema.relations
    .filter(({ heads, tails, name }) => (heads || tails) && isLegal(schema, name, { head, tail }))
    .map(({ name }) => ({ kind: "retype", type: name }));
}

/** Makes of a relation what the rules allow. */
export function fixRelation(project: Project, doubt: RuleDoubt, fix: RuleFix): NamedEdit | Refusal {
  const relation = doubtedRelation(project, doubt);
  if (!relation) return GONE;
  const doc = project.docs[doubt.at.doc];
  return fix.kind === "reverse"
    ? reverseRelation(doc, project.schema, relation.id)
    : retypeRelation(doc, project.schema, relation.id, fix.type);
}
