import type { Span } from "../document/overlaps.ts";

/** What a model can be asked about: a span, or a relation between two spans of one sentence. */
export type SpanOrPair =
  | { readonly kind: "entity"; readonly span: Span }
  | { readonly kind: "relation"; readonly head: Span; readonly tail: Span };

/** A type with the model's probability; null is "no entity" or "no relation". */
export interface Alternative {
  readonly type: string | null;
  readonly score: number;
}

/** The alternatives, the best first; of equal ones the order stays. */
export const bestFirst = (alternatives: readonly Alternative[]): Alternative[] =>
  [...alternatives].sort((a, b) => b.score - a.score);
