import type { Entity, Relation } from "../../core/document/document.ts";
import { cutName } from "../look/cutName.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { shortScore } from "../look/names.ts";

const LONGEST = 28;
const SHORTEST = 14;

/** What stands under a span: mark, type and a suggestion's score, cut to what fits. */
export function tagName(entity: Entity, looks: Looks, fits: (text: string) => boolean): string {
  const look = lookOf(looks.entities, entity.type);
  const score = shortScore(look, entity);
  return cutToFit(look.short, LONGEST, fits, (name) =>
    [look.mark, name, score].filter(Boolean).join(" "),
  );
}

/** The forms of an arc's label, the longest first. */
export function labelNames(
  relation: Relation,
  looks: Looks,
  fits: (text: string) => boolean,
): string[] {
  const look = lookOf(looks.relations, relation.type);
  const score = shortScore(look, relation);
  const scored = (name: string) => (score === "" ? name : `${name} ${score}`);
  const forms = [
    cutToFit(look.verbose, LONGEST, fits, scored),
    cutToFit(look.short, LONGEST, fits, scored),
    cutToFit(look.short, SHORTEST, fits, (name) => name),
  ];
  return [...new Set(forms)];
}

/** Letters differ in width: a name is cut until it fits in the form that is drawn. */
export function cutToFit(
  name: string,
  most: number,
  fits: (text: string) => boolean,
  form: (cut: string) => string = (cut) => cut,
): string {
  let letters = most;
  while (letters > 1 && !fits(form(cutName(name, letters)))) letters--;
  return form(cutName(name, letters));
}
