import type { Doc, Project, Relation, RelationType, Schema } from "../document/document.ts";
import { liveDocs } from "../document/liveDocs.ts";

type EndTypes = { readonly head: string; readonly tail: string };

/** What a relation type says of its ends; none: anything goes. */
type Rule = Pick<RelationType, "symmetric"> & {
  readonly [K in "heads" | "tails"]?: RelationType[K] | null;
};

/** Whether a relation type allows these types of its ends; a symmetric one in either order. */
export function allows(type: Rule, { head, tail }: EndTypes): boolean {
  const fits = (h: string, t: string) =>
    (type.heads?.includes(h) ?? true) && (type.tails?.includes(t) ?? true);
  return fits(head, tail) || (type.symmetric && fits(tail, head));
}

/** Whether the schema allows such a relation; a type that it lacks has no constraint. */
export function isLegal(schema: Schema, relation: string, ends: EndTypes): boolean {
  const type = schema.relations.find(({ name }) => name === relation);
  return type === undefined || allows(type, ends);
}

/** The relation types between two spans: those that are allowed first, in the schema's order. */
export function legalFirst(schema: Schema, ends: EndTypes): readonly RelationType[] {
  const legal = schema.relations.filter((type) => allows(type, ends));
  return [...legal, ...schema.relations.filter((type) => !allows(type, ends))];
}

/** The types of a relation's ends. */
export const endTypes = ({ entities }: Doc, { head, tail }: Relation): EndTypes => ({
  head: entities[head].type,
  tail: entities[tail].type,
});

/** A suggestion that a relation type forbids: setting the type's rules removes it. */
export const isForbidden = (doc: Doc, type: RelationType, relation: Relation): boolean =>
  relation.status === "suggested" &&
  relation.type === type.name &&
  !allows(type, endTypes(doc, relation));

/** How many confirmed relations break the rules of their type; types without any are left out. */
export function violations(project: Project): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const doc of liveDocs(project)) {
    for (const relation of Object.values(doc.relations)) {
      if (relation.status !== "confirmed") continue;
      if (isLegal(project.schema, relation.type, endTypes(doc, relation))) continue;
      found.set(relation.type, (found.get(relation.type) ?? 0) + 1);
    }
  }
  return found;
}
