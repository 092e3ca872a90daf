// How what the user looks at was annotated elsewhere: evidence for, or against, its type.

import type { Doc, Project } from "../document/document.ts";
import { liveDocs } from "../document/liveDocs.ts";
import type { Span } from "../document/overlaps.ts";
import type { AnnotationRef } from "./bulk.ts";

/** A type that was confirmed for the same words, or the same pair: how often, and where first. */
export interface SeenAs {
  readonly type: string;
  readonly count: number;
  readonly places: readonly AnnotationRef[];
}

/** The ends of a relation: their words, or their types. */
export interface Pair {
  readonly head: string;
  readonly tail: string;
}

/** So many places are remembered for each type. */
const PLACES = 3;

/** Words as they are compared: on one line, without regard to case. */
export const sameForm = (words: string): string =>
  words.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

/** The text of a span as it is compared. */
export const formOf = ({ text }: Doc, { start, end }: Span): string =>
  sameForm(text.slice(start, end));

/** The types that the user confirmed for the same words, the most frequent first. */
export function entitiesSeenAs(project: Project, words: string, except = ""): SeenAs[] {
  const form = sameForm(words);
  const seen = counter();
  for (const doc of liveDocs(project))
    for (const { id, type, status, start, end } of Object.values(doc.entities)) {
      if (status !== "confirmed" || id === except || formOf(doc, { start, end }) !== form) continue;
      seen.add(type, { doc: doc.id, kind: "entity", id });
    }
  return seen.mostFirst();
}

/**
 * The types that the user confirmed between the same words, or between the same types; a symmetric
 * one in either order.
 */
export function relationsSeenAs(
  project: Project,
  by: "words" | "types",
  pair: Pair,
  except = "",
): SeenAs[] {
  const symmetric = new Set(project.schema.relations.filter((t) => t.symmetric).map((t) => t.name));
  const [head, tail] = by === "words" ? [sameForm(pair.head), sameForm(pair.tail)] : endsOf(pair);
  const seen = counter();
  for (const doc of liveDocs(project)) {
    const keyOf = (id: string) => {
      const entity = doc.entities[id];
      return by === "words" ? formOf(doc, entity) : entity.type;
    };
    for (const { id, type, status, ...ends } of Object.values(doc.relations)) {
      if (status !== "confirmed" || id === except) continue;
      const [from, to] = endsOf(ends).map(keyOf);
      const isSame = from === head && to === tail;
      const isTurned = symmetric.has(type) && from === tail && to === head;
      if (isSame || isTurned) seen.add(type, { doc: doc.id, kind: "relation", id });
    }
  }
  return seen.mostFirst();
}

const endsOf = ({ head, tail }: Pair) => [head, tail];

function counter() {
  const found = new Map<string, { type: string; count: number; places: AnnotationRef[] }>();
  return {
    add: (type: string, place: AnnotationRef) => {
      const seen = found.get(type) ?? { type, count: 0, places: [] };
      seen.count += 1;
      if (seen.places.length < PLACES) seen.places.push(place);
      found.set(type, seen);
    },
    mostFirst: (): SeenAs[] => [...found.values()].sort((a, b) => b.count - a.count),
  };
}
