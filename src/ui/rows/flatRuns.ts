import type { Entity, Range } from "../../core/document/document.ts";
import { tiersOf } from "./tiers.ts";

/** An entity with the tier of its underline: 0 next to the words, those around it further out. */
export interface Tiered {
  readonly entity: Entity;
  readonly tier: number;
  /** Whether this run lies between two pieces of a discontinuous span. */
  readonly between: boolean;
}

/** A stretch of text between two span borders, and the entities that cover it, innermost first. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly covering: readonly Tiered[];
  /** Entities whose first run this is, the innermost first. */
  readonly starting: readonly Entity[];
}

/** Cuts a stretch of text at every border of its entities. */
export function flatRuns(start: number, end: number, entities: readonly Entity[]): Run[] {
  const tiers = tiersOf(entities.map((e) => ({ id: e.id, from: e.start, to: e.end })));
  const tiered = entities.map((entity) => ({ entity, tier: tiers.get(entity.id)! }));
  tiered.sort((a, b) => a.tier - b.tier);
  const borders = new Set([start, end, ...entities.flatMap((e) => piecesOf(e).flat())]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const covering = tiered
      .filter(({ entity }) => entity.start <= from && from < entity.end)
      .map((own) => ({ ...own, between: !piecesOf(own.entity).some(holds(from)) }));
    return {
      start: from,
      end: cuts[i + 1],
      covering,
      starting: covering.filter(({ entity }) => entity.start === from).map(({ entity }) => entity),
    };
  });
}

/** The pieces of a span: those of an imported discontinuous one, while its borders are as imported. */
function piecesOf({ start, end, fragments }: Entity): readonly Range[] {
  const isFresh = fragments?.[0][0] === start && fragments.at(-1)![1] === end;
  return isFresh ? fragments : [[start, end]];
}

const holds =
  (offset: number) =>
  ([start, end]: Range): boolean =>
    start <= offset && offset < end;
