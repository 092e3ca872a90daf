import { isOpen } from "../annotate/statusEdits.ts";
import { sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Relation } from "../document/document.ts";
import { liveDocs } from "../document/liveDocs.ts";
import type { Span } from "../document/overlaps.ts";

/** Where a bulk action looks. */
export type BulkScope =
  | { readonly kind: "selection"; readonly doc: string; readonly span: Span }
  | { readonly kind: "sentence"; readonly doc: string; readonly id: string }
  | { readonly kind: "document"; readonly doc: string }
  | { readonly kind: "project" };

/** Which suggestions a bulk action is about. */
export interface BulkQuery {
  readonly scope: BulkScope;
  readonly what: "entities" | "relations" | "both";
  /** Names of types; null: all of them. */
  readonly types: readonly string[] | null;
  /** Suggestions without a score of the model count as 1. */
  readonly side: "atLeast" | "below";
  /** 0 to 1. */
  readonly threshold: number;
}

/** An annotation of some document. */
export interface AnnotationRef {
  readonly doc: string;
  readonly kind: "entity" | "relation";
  readonly id: string;
}

/** The suggestions that a query is about, document by document. */
export const bulkMatches = (project: Project, query: BulkQuery): AnnotationRef[] =>
  docsIn(project, query.scope).flatMap((doc) => matchesIn(doc, query));

/** The documents that a scope looks at; none in the trash. */
export const docsIn = (project: Project, scope: BulkScope): Doc[] =>
  liveDocs(project).filter(({ id }) => scope.kind === "project" || scope.doc === id);

/** The characters of a document that a scope covers; null when it has none. */
export function rangeOf(doc: Doc, scope: BulkScope): Span | null {
  if (scope.kind === "selection") return scope.span;
  if (scope.kind === "sentence") return sentenceById(doc, scope.id) ?? null;
  return { start: 0, end: doc.text.length };
}

/** The score that a suggestion is compared by: one that the user asked for counts as sure. */
export const scoreOf = ({ score }: Entity | Relation): number => score ?? 1;

/** A threshold, and the side of it that is meant. */
export type Bound = Pick<BulkQuery, "side" | "threshold">;

function matchesIn(doc: Doc, { scope, what, types, side, threshold }: BulkQuery): AnnotationRef[] {
  const range = rangeOf(doc, scope);
  if (!range) return [];
  const wanted = types && new Set(types);
  const isMatch = (annotation: Entity | Relation): boolean =>
    isOpen(annotation) &&
    (wanted?.has(annotation.type) ?? true) &&
    scoreOf(annotation) >= threshold === (side === "atLeast");
  const isInside = ({ start, end }: Entity) => start >= range.start && end <= range.end;
  const entities = Object.values(doc.entities).filter((e) => isMatch(e) && isInside(e));
  const relations = Object.values(doc.relations).filter(
    (r) => isMatch(r) && [r.head, r.tail].every((end) => isInside(doc.entities[end])),
  );
  const refs = (kind: AnnotationRef["kind"], of: readonly { readonly id: string }[]) =>
    of.map(({ id }): AnnotationRef => ({ doc: doc.id, kind, id }));
  return [
    ...(what === "relations" ? [] : refs("entity", entities)),
    ...(what === "entities" ? [] : refs("relation", relations)),
  ];
}
