import type { RelationType, Schema } from "./document.ts";

type EndTypes = { readonly head: string; readonly tail: string };

/** Whether a relation type allows these types of its ends; a symmetric one in either order. */
export function allows(type: RelationType, { head, tail }: EndTypes): boolean {
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
