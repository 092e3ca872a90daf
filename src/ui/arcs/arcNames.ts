import type { Doc, Relation } from "../../core/document/document.ts";
import { allows, endTypes } from "../../core/types/constraints.ts";
import { cutName } from "../look/cutName.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { shortScore } from "../look/names.ts";

/** Whether a relation links spans that its type may not link. */
export const breaksRules = (doc: Doc, looks: Looks, relation: Relation): boolean =>
  !allows(lookOf(looks.relations, relation.type), endTypes(doc, relation));

/**
 * The forms of a relation's label, the longest first; the score is that of a suggestion, a sign
 * before it warns of broken rules.
 */
export function arcNames(doc: Doc, looks: Looks, relation: Relation): string[] {
  const names = [...new Set(namesOf(looks, relation))];
  return breaksRules(doc, looks, relation) ? names.map((name) => `⚠ ${name}`) : names;
}

/** Letters of the names on arcs; the whole name is that of the arc's button. */
const LONGEST = 28;
const SHORTEST = 14;

function namesOf(looks: Looks, relation: Relation): string[] {
  const { type, status, score } = relation;
  const look = lookOf(looks.relations, type);
  const [verbose, short] = [cutName(look.verbose, LONGEST), cutName(look.short, LONGEST)];
  const least = cutName(look.short, SHORTEST);
  if (status === "rejected") return [`✕ ${verbose}`, `✕ ${short}`, `✕ ${least}`];
  if (status === "confirmed") return [`${verbose} ✓`, `${short} ✓`, `${least}✓`];
  if (score === null) return [verbose, short, least];
  const shown = shortScore(look, relation);
  return [`${verbose} ${shown}`, `${short} ${shown}`, least];
}
