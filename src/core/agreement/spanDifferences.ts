import type { Entity } from "../document/document.ts";
import { sameSpan } from "../document/overlaps.ts";
import { spanKey } from "./comparedDoc.ts";
import { overlapping } from "./overlapping.ts";
import { keyOf, type SpanDifference, type SpanKind } from "./sideDifference.ts";

/** How the spans of two sides differ, and which belong together. */
export interface ComparedSpans {
  readonly differences: readonly SpanDifference[];
  /** The span of the left side that is the same as one of the right side, or stands in its place. */
  readonly partner: ReadonlyMap<Entity, Entity>;
}

/**
 * Pairs what is left when the same spans are taken away: first spans with the same borders, then
 * overlapping ones of one type, then overlapping ones; those first that have most in common. It comes
 * out the same whichever side is the left one.
 */
export function comparedSpans(left: readonly Entity[], right: readonly Entity[]): ComparedSpans {
  const byKey = new Map(left.map((entity) => [spanKey(entity), entity]));
  const partner = new Map<Entity, Entity>();
  for (const entity of right) {
    const same = byKey.get(spanKey(entity));
    if (same) partner.set(entity, same);
  }
  const taken = new Set(partner.values());
  const [mine, theirs] = [
    left.filter((entity) => !taken.has(entity)),
    right.filter((entity) => !partner.has(entity)),
  ];
  const differences: SpanDifference[] = [];
  for (const [one, other] of ranked(overlapping(mine, theirs))) {
    if (taken.has(one) || partner.has(other)) continue;
    taken.add(one);
    partner.set(other, one);
    differences.push(differenceOf(kindOf(one, other), one, other));
  }
  for (const entity of mine)
    if (!taken.has(entity)) differences.push(differenceOf("onlyLeft", entity, null));
  for (const entity of theirs)
    if (!partner.has(entity)) differences.push(differenceOf("onlyRight", null, entity));
  return { differences, partner };
}

const differenceOf = (
  kind: SpanKind,
  left: Entity | null,
  right: Entity | null,
): SpanDifference => ({ of: "span", key: keyOf(left, right), kind, left, right });

function kindOf(left: Entity, right: Entity): SpanKind {
  if (sameSpan(left, right)) return "type";
  return left.type === right.type ? "borders" : "bordersAndType";
}

type Pair = readonly [left: Entity, right: Entity];

function ranked(pairs: readonly Pair[]): Pair[] {
  const ranks = new Map(pairs.map((pair) => [pair, rankOf(pair)]));
  return pairs.toSorted((a, b) => compared(ranks.get(a)!, ranks.get(b)!));
}

/** What decides which pair comes first; it says the same when the sides are changed. */
function rankOf([left, right]: Pair): readonly (number | string)[] {
  const [start, end] = [Math.max(left.start, right.start), Math.min(left.end, right.end)];
  const from = Math.min(left.start, right.start);
  const group = sameSpan(left, right) ? 0 : left.type === right.type ? 1 : 2;
  const size = Math.max(left.end, right.end) - from;
  return [group, start - end, size, start, from, ...[left.type, right.type].sort()];
}

function compared(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : a[at] < b[at] ? -1 : 1;
}
