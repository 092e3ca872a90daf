// The type that something new most likely has: nobody should have to choose what is plain.
import type { Alternative } from "../annotate/alternative.ts";
import { usualRelationType } from "../annotate/relationEdits.ts";
import type { EntityType, Project } from "../document/document.ts";
import { liveDocs } from "../document/liveDocs.ts";
import { allows } from "../types/constraints.ts";
import { entitiesSeenAs, formOf, type Pair, relationsSeenAs, sameForm } from "./seenAs.ts";

type Opinion = readonly Alternative[] | null;

/**
 * The type for a new entity on these words: the one that the model holds most likely. Where it has
 * no opinion, or the user gave the words a type that it never learnt: what they are annotated as,
 * else the most frequent type, else the first; null without any type.
 */
export function guessEntityType(project: Project, words: string, opinion: Opinion): string | null {
  const types = project.schema.entities;
  const seen = entitiesSeenAs(project, words).find(({ type }) => isAmong(types, type))?.type;
  const best = bestOf(opinion, types);
  if (best !== null && (seen === undefined || isKnown(opinion, seen))) return best;
  return seen ?? usualEntityType(project, words);
}

/**
 * The type for a new relation between entities of these types, by the same rules, of those that the
 * schema allows there; where it allows none, of all.
 */
export function guessRelationType(project: Project, ends: Pair, opinion: Opinion): string | null {
  const { relations } = project.schema;
  const legal = relations.filter((type) => allows(type, ends));
  const types = legal.length > 0 ? legal : relations;
  const seen = relationsSeenAs(project, "types", ends).find(({ type }) =>
    isAmong(types, type),
  )?.type;
  const best = bestOf(opinion, types);
  if (best !== null && (seen === undefined || isKnown(opinion, seen))) return best;
  return seen ?? usualRelationType(project, ends.head, ends.tail, types);
}

/** The type that the model holds most likely, of some types. */
export const bestOf = (opinion: Opinion, types: readonly EntityType[]): string | null =>
  opinion?.find(({ type }) => type !== null && isAmong(types, type))?.type ?? null;

const isAmong = (types: readonly EntityType[], name: string) => types.some((t) => t.name === name);

const isKnown = (opinion: Opinion, name: string) =>
  opinion?.some(({ type }) => type === name) ?? false;

/** The type that suggestions and the user's own annotations have most often, of the same words first. */
function usualEntityType(project: Project, words: string): string | null {
  const { entities: types } = project.schema;
  const form = sameForm(words);
  const [same, all] = [new Map<string, number>(), new Map<string, number>()];
  for (const doc of liveDocs(project))
    for (const entity of Object.values(doc.entities)) {
      const { type, status } = entity;
      if (status === "rejected" || !isAmong(types, type)) continue;
      all.set(type, (all.get(type) ?? 0) + 1);
      if (formOf(doc, entity) === form) same.set(type, (same.get(type) ?? 0) + 1);
    }
  return mostFrequent(same) ?? mostFrequent(all) ?? types[0]?.name ?? null;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
