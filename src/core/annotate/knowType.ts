import { t } from "../../language/words.ts";
import { entitiesIn, relationsIn, sentenceById } from "../document/docIndex.ts";
import type { Doc, EntityType, Scope } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { remembered } from "../document/remembered.ts";
import { knows, withKnown } from "../document/scope.ts";
import { TABLE, type TypeKind } from "../types/typeTables.ts";
import { decision, isOpen } from "./statusEdits.ts";

/**
 * Says that a confirmed sentence is annotated for one type more: what is labelled so counts, what is
 * still suggested so is rejected, and there is nothing else.
 */
export function knowType(
  doc: Doc,
  id: string,
  kind: TypeKind,
  { name, verbose }: EntityType,
): NamedEdit | Refusal {
  const sentence = sentenceById(doc, id);
  const scope = doc.confirmed[id];
  if (!sentence || !scope) return { refused: t("Confirm the sentence first.") };
  if (knows(scope, TABLE[kind], name)) {
    return { refused: t("The sentence is confirmed for {verbose} already.", { verbose }) };
  }
  const isOfType = (of: { readonly type: string }) => of.type === name;
  const entities = kind === "entity" ? entitiesIn(doc, sentence).filter(isOfType) : [];
  const relations = kind === "relation" ? relationsIn(doc, sentence).filter(isOfType) : [];
  const open = { entities: entities.filter(isOpen), relations: relations.filter(isOpen) };
  return inside(doc, t("Confirm a sentence for {verbose}", { verbose }), {
    ...decision(doc, open, "rejected"),
    confirmed: { [id]: grown(scope, kind, name) },
  });
}

/** One object for all sentences that knew the same before. */
function grown(scope: Scope, kind: TypeKind, name: string): Scope {
  const made = growths(scope)[kind];
  const next = made.get(name) ?? withKnown(scope, TABLE[kind], name);
  made.set(name, next);
  return next;
}

const growths = remembered((_: Scope) => ({
  entity: new Map<string, Scope>(),
  relation: new Map<string, Scope>(),
}));
