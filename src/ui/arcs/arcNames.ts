import type { Doc, Relation } from "../../core/document/document.ts";
import { allows, endTypes } from "../../core/types/constraints.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { percent } from "../look/names.ts";

/** Whether a relation links spans that its type may not link. */
export const breaksRules = (doc: Doc, looks: Looks, relation: Relation): boolean =>
  !allows(lookOf(looks.relations, relation.type), endTypes(doc, relation));

/**
 * The forms of a relation's label, the longest first; the score is that of a suggestion, a sign
 * before it warns of broken rules.
 */
export function arcNames(doc: Doc, looks: Looks, relation: Relation): string[] {
  const names = namesOf(looks, relation);
  return breaksRules(doc, looks, relation) ? names.map((name) => `⚠ ${name}`) : names;
}

function namesOf(looks: Looks, { type, status, score }: Relation): string[] {
  const { verbose, short } = lookOf(looks.relations, type);
  if (status === "rejected") return [`✕ ${verbose}`, `✕ ${short}`];
  if (status === "confirmed") return [`${verbose} ✓`, `${short} ✓`, short];
  if (score === null) return [verbose, short];
  const shown = percent(score).replace(" %", "");
  return [`${verbose} ${shown}`, `${short} ${shown}`, short];
}
