import type { Entity } from "../document/document.ts";
import type { Link } from "./comparedDoc.ts";

/** How a span differs: which side has it, or what is other on the right. */
export type SpanKind = "onlyLeft" | "onlyRight" | "type" | "borders" | "bordersAndType";

/** How a relation differs. */
export type LinkKind = "onlyLeft" | "onlyRight" | "type" | "direction";

interface Sides<T, K> {
  /** Unique in its document, and the same as long as neither side changes. */
  readonly key: string;
  readonly kind: K;
  /** Null: this side has nothing in its place. */
  readonly left: T | null;
  readonly right: T | null;
}

/** A place at which two sides differ. */
export type SideDifference =
  | ({ readonly of: "span" } & Sides<Entity, SpanKind>)
  | ({ readonly of: "relation" } & Sides<Link, LinkKind>);

export type SpanDifference = Extract<SideDifference, { of: "span" }>;
export type LinkDifference = Extract<SideDifference, { of: "relation" }>;

/** The name of an annotation within its document: spans and relations may have the same ids. */
export const refOf = (item: Entity | Link): string =>
  "relation" in item ? `r ${item.relation.id}` : `s ${item.id}`;

/** A difference between what stands on the two sides. */
export const keyOf = (left: Entity | Link | null, right: Entity | Link | null): string =>
  JSON.stringify([left && refOf(left), right && refOf(right)]);
