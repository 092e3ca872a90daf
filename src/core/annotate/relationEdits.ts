import { t } from "../../language/words.ts";
import { relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Relation, RelationType, Schema } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { liveDocs } from "../document/liveDocs.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import { shownName } from "../types/shownNames.ts";
import { BY_HAND, quote } from "./entityEdits.ts";

type Ends = Pick<Relation, "head" | "tail" | "type">;

/** A new relation made by the user, which confirms its ends; a suggested one is accepted. */
export function addRelation(
  doc: Doc,
  schema: Schema,
  wanted: Ends & { readonly id: string },
): NamedEdit | Refusal {
  if (wanted.head === wanted.tail)
    return { refused: t("A relation needs two different entities.") };
  const made: Relation = { ...wanted, ...ordered(doc, schema, wanted), ...BY_HAND };
  const there = findRelation(doc, made);
  const decided: Relation = there ? { ...there, status: "confirmed" } : made;
  return place(doc, schema, decided, t("Add {title}", { title: title(doc, schema, made) }));
}

/** Another type for a relation, which confirms it. */
export function retypeRelation(
  doc: Doc,
  schema: Schema,
  id: string,
  type: string,
): NamedEdit | Refusal {
  const old = doc.relations[id];
  const made = { ...old, type, ...ordered(doc, schema, { ...old, type }) };
  const decided = old.type === type ? { status: "confirmed" as const } : BY_HAND;
  const name = t("Make {title} {relations}", {
    title: title(doc, schema, old),
    relations: shownName(schema.relations, type),
  });
  return place(doc, schema, { ...made, ...decided }, name);
}

/** Turns a relation round, which confirms it. */
export function reverseRelation(doc: Doc, schema: Schema, id: string): NamedEdit | Refusal {
  const old = doc.relations[id];
  if (isSymmetric(schema, old.type)) {
    return {
      refused: t("{relations} has no direction.", {
        relations: shownName(schema.relations, old.type),
      }),
    };
  }
  const made = { ...old, head: old.tail, tail: old.head, ...BY_HAND };
  return place(doc, schema, made, t("Reverse {title}", { title: title(doc, schema, old) }));
}

/** The type most often found between such entities, else the first; of some types, or of all. */
export function usualRelationType(
  project: Project,
  head: string,
  tail: string,
  among: readonly RelationType[] = project.schema.relations,
): string | null {
  const names = new Set(among.map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const { entities, relations } of liveDocs(project)) {
    for (const relation of Object.values(relations)) {
      if (relation.status === "rejected" || !names.has(relation.type)) continue;
      if (entities[relation.head].type !== head || entities[relation.tail].type !== tail) continue;
      counts.set(relation.type, (counts.get(relation.type) ?? 0) + 1);
    }
  }
  const [usual] = [...counts].sort(([, a], [, b]) => b - a);
  return usual?.[0] ?? among[0]?.name ?? null;
}

/** The relation with the same ends and type, whatever its status. */
export const findRelation = (doc: Doc, { head, tail, type }: Ends): Relation | undefined =>
  relationsOf(doc, head).find((r) => r.head === head && r.tail === tail && r.type === type);

/** Other relations that say the same. */
export const sameRelations = (doc: Doc, { id, head, tail, type }: Relation): Relation[] =>
  relationsOf(doc, head).filter(
    (r) => r.id !== id && r.head === head && r.tail === tail && r.type === type,
  );

/** A relation in words, for the name of a step. */
export const title = (doc: Doc, schema: Schema, { head, tail, type }: Ends): string =>
  `${shownName(schema.relations, type)} ${quote(doc, doc.entities[head])} → ${quote(doc, doc.entities[tail])}`;

/** The ends of a relation that are not confirmed yet. */
export const openEnds = (doc: Doc, { head, tail }: Ends): Entity[] =>
  [head, tail].map((id) => doc.entities[id]).filter((e) => e.status !== "confirmed");

function confirmedEnds(doc: Doc, ends: Ends): Record<string, Entity> {
  const open = openEnds(doc, ends);
  return Object.fromEntries(open.map((e) => [e.id, { ...e, status: "confirmed" as const }]));
}

/** Puts a relation in place; it takes the place of an unconfirmed one that says the same. */
function place(doc: Doc, schema: Schema, made: Relation, name: string): NamedEdit | Refusal {
  const there = findRelation(doc, made);
  if (there?.status === "confirmed") {
    return { refused: t("{title} is there already.", { title: title(doc, schema, made) }) };
  }
  const replaced = there && there.id !== made.id ? { [there.id]: null } : {};
  return inside(doc, name, {
    entities: confirmedEnds(doc, made),
    relations: { ...replaced, [made.id]: made },
  });
}

const isSymmetric = (schema: Schema, type: string) =>
  schema.relations.some((t) => t.name === type && t.symmetric);

function ordered(doc: Doc, schema: Schema, { head, tail, type }: Ends) {
  if (!isSymmetric(schema, type)) return { head, tail };
  const [first, second] = symmetricEnds(head, tail, (id) => doc.entities[id]);
  return { head: first, tail: second };
}
