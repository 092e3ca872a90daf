import type { Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import { placeSpans, type SpanTelling } from "../placeSpans.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import type { Link, Region, Results } from "./results.ts";

/** What is read of the sets of a task so far. */
export interface TaskAnnotations {
  readonly entities: GoldEntity[];
  readonly relations: GoldRelation[];
}

/** A set, and whether it is only suggested: then with what score, unless a result has its own. */
export interface SetSource extends Results {
  readonly prefix: string;
  readonly suggested: { readonly score: number | null } | null;
}

/** What a set is read with. */
export interface SetTools {
  readonly telling: SpanTelling;
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
  /** Whether all relations of a type go both ways. */
  readonly isSymmetric: (type: string) => boolean;
}

/** Adds the annotations of a set; what is suggested and already there is not added again. */
export function readSet(
  text: string,
  { regions, links, prefix, suggested }: SetSource,
  into: TaskAnnotations,
  tools: SetTools,
): void {
  const known = new Map(into.entities.map((entity) => [keyOf(entity), entity.id]));
  const idOf = new Map<string, string>();
  const at = placeSpans(text, regions.map(claimOf(text)), "UTF-16", tools.telling);
  for (const [i, region] of regions.entries()) {
    const fragments = at[i];
    if (!fragments) continue;
    for (const [n, type] of typesOf(region.value.labels, tools.note).entries()) {
      const { place } = region;
      const twin = suggested && known.get(keyOf({ type, fragments }));
      const id = twin ?? `${prefix}.${i}.${n}`;
      if (region.id && !idOf.has(region.id)) idOf.set(region.id, id);
      if (twin) continue;
      const score = suggested && { score: probability(region.score ?? suggested.score) };
      into.entities.push({ id, type, fragments, place, ...(score && { suggested: score }) });
    }
  }
  const there = new Set(into.relations.map(relationKey));
  for (const link of links)
    for (const relation of relationsOf(link, idOf, suggested, tools))
      if (!suggested || !there.has(relationKey(relation))) into.relations.push(relation);
}

/** Its page wrote line ends as `\n` once, in two letters. */
const claimOf =
  (text: string) =>
  ({ value: { start, end, text: words }, place }: Region) => ({
    pieces: [[start, end] as const],
    words: text.includes("\\n") ? (words ?? "") : (words ?? "").replaceAll("\\n", "\n"),
    place,
  });

function typesOf(labels: readonly string[], note: (text: string) => void): string[] {
  const named = labels.map(typeName);
  if (named.length > 0 && !named.includes("")) return named;
  note(t("spans without a label are of the type “{entity}”", { entity: UNNAMED.entity }));
  return named.length > 0 ? named.map((name) => name || UNNAMED.entity) : [UNNAMED.entity];
}

/** The types of a link: one relation each. */
export const linkTypes = ({ labels }: Link): string[] => {
  const named = (labels ?? []).map(typeName).filter(Boolean);
  return named.length > 0 ? named : [UNNAMED.relation];
};

function relationsOf(
  link: Link,
  idOf: ReadonlyMap<string, string>,
  suggested: SetSource["suggested"],
  { leaveOut, note, isSymmetric }: SetTools,
): GoldRelation[] {
  const { place } = link;
  const [from, to] = [idOf.get(link.from_id), idOf.get(link.to_id)];
  if (from === undefined || to === undefined) {
    leaveOut(t("relations of what is not a span"), place);
    return [];
  }
  if ((link.labels ?? []).every((label) => typeName(label) === ""))
    note(
      t("relations without a label are of the type “{relation}”", { relation: UNNAMED.relation }),
    );
  const score = suggested && { score: probability(link.score ?? suggested.score) };
  const made = (type: string, head: string, tail: string): GoldRelation => ({
    type,
    head,
    tail,
    place,
    ...(score && { suggested: score }),
  });
  return linkTypes(link).flatMap((type) => {
    if (link.direction === "left") return [made(type, to, from)];
    const both = link.direction === "bi" && !isSymmetric(type);
    return both ? [made(type, from, to), made(type, to, from)] : [made(type, from, to)];
  });
}

const keyOf = ({ type, fragments }: { type: string; fragments: readonly Range[] }): string =>
  JSON.stringify([type, fragments]);

const relationKey = ({ type, head, tail }: GoldRelation): string =>
  JSON.stringify([type, head, tail]);

/** A score that is no probability says nothing here. */
const probability = (score: number | null): number | null =>
  score !== null && score >= 0 && score <= 1 ? score : null;
