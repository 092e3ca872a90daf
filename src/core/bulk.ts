import type { Span } from "./overlaps.ts";

/** Where a bulk action looks. */
export type Scope =
  | { readonly kind: "selection"; readonly doc: string; readonly span: Span }
  | { readonly kind: "sentence"; readonly doc: string; readonly id: string }
  | { readonly kind: "document"; readonly doc: string }
  | { readonly kind: "project" };

/** Which suggestions a bulk action is about. */
export interface BulkQuery {
  readonly scope: Scope;
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
