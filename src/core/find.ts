import type { Status } from "./document.ts";

/** What is looked for; every field that is set has to hold. */
export interface FindQuery {
  /** In text hits: this text; in annotations: part of an entity's or of a relation's ends' words. */
  readonly text: string;
  readonly matchCase: boolean;
  readonly what: "text" | "entities" | "relations";
  /** Type of the entity or the relation; null: any. */
  readonly type: string | null;
  /** Types of a relation's ends; null: any. */
  readonly head: string | null;
  readonly tail: string | null;
  readonly statuses: readonly Status[];
  /** Inclusive bounds of the score, 0 to 1; what has no score is found only by 0 to 1. */
  readonly scoreFrom: number;
  readonly scoreTo: number;
  /** Only relations that break a rule of the schema. */
  readonly illegal: boolean;
  /** One document; null: all that are not in the trash. */
  readonly doc: string | null;
}

/** Something found: a stretch of text, an entity or a relation. */
export interface Hit {
  readonly doc: string;
  readonly kind: "text" | "entity" | "relation";
  /** Of the entity or relation; "" for text. */
  readonly id: string;
  /** What to look at; for a relation, from the earlier to the later end. */
  readonly start: number;
  readonly end: number;
}
