import type { Doc, Entity, Project, Relation } from "../../core/document/document.ts";
import type { NamedEdit } from "../../core/document/edit.ts";
import { type AnnotationRef, scoreOf } from "../../core/review/bulk.ts";

/** An annotation with its document. */
export interface Match {
  readonly doc: Doc;
  readonly kind: AnnotationRef["kind"];
  readonly annotation: Entity | Relation;
}

/** How many there are of a type. */
export interface TypeCount {
  readonly kind: AnnotationRef["kind"];
  readonly type: string;
  readonly count: number;
}

/** What references point at. */
export const matchesOf = ({ docs }: Project, refs: readonly AnnotationRef[]): Match[] =>
  refs.map(({ doc, kind, id }) => ({
    doc: docs[doc],
    kind,
    annotation: kind === "entity" ? docs[doc].entities[id] : docs[doc].relations[id],
  }));

/** The types that are among them, spans first, the most frequent first. */
export function countsByType(matches: readonly Match[]): TypeCount[] {
  const counts = new Map<string, TypeCount>();
  for (const { kind, annotation } of matches) {
    const { type } = annotation;
    const key = `${kind} ${type}`;
    counts.set(key, { kind, type, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => a.kind.localeCompare(b.kind) || b.count - a.count || a.type.localeCompare(b.type),
  );
}

/** Those whose score is nearest to the threshold: the ones to look at before deciding. */
export function nearest(matches: readonly Match[], threshold: number, count: number): Match[] {
  const distance = ({ annotation }: Match) => Math.abs(scoreOf(annotation) - threshold);
  const best: { far: number; of: Match }[] = [];
  for (const of of matches) {
    const far = distance(of);
    const at = best.findIndex((other) => other.far > far);
    if (at >= 0) best.splice(at, 0, { far, of });
    else if (best.length < count) best.push({ far, of });
    if (best.length > count) best.pop();
  }
  return best.map(({ of }) => of);
}

/**
 * The share of the model's suggestions among them that scores promise to be right, where scores mean
 * what they say; null without any.
 */
export function promisedShare(matches: readonly Match[]): number | null {
  const scores = matches.flatMap(({ annotation: { by, score } }) =>
    by === "model" && score !== null ? score : [],
  );
  return scores.length === 0 ? null : scores.reduce((a, b) => a + b, 0) / scores.length;
}

/** How many have a score in each of so many equal parts of 0 to 1. */
export function scoreBins(matches: readonly Match[], bins: number): number[] {
  const counts = Array<number>(bins).fill(0);
  for (const { annotation } of matches) {
    counts[Math.min(bins - 1, Math.floor(scoreOf(annotation) * bins))]++;
  }
  return counts;
}

/** How many annotations a step changes besides those that it was asked for. */
export function followers({ edit }: NamedEdit, asked: number): number {
  const changed = Object.values(edit.inside ?? {}).map(
    ({ entities, relations }) =>
      Object.keys(entities ?? {}).length + Object.keys(relations ?? {}).length,
  );
  return changed.reduce((sum, count) => sum + count, 0) - asked;
}
