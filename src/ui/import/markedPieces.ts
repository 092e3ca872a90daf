import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Entity } from "../../core/document/document.ts";

/** A stretch of a text within which nothing begins or ends. */
export interface MarkedPiece {
  readonly start: number;
  readonly end: number;
  /** The shortest span over it. */
  readonly inside: Entity | null;
  /** The spans that end with it. */
  readonly ending: readonly Entity[];
}

/** Cuts a text where spans begin and end; of spans over each other each is named at its end. */
export function markedPieces({ text, ...doc }: Doc): MarkedPiece[] {
  const entities = entitiesInOrder({ text, ...doc });
  const borders = new Set([0, text.length, ...entities.flatMap(({ start, end }) => [start, end])]);
  const places = [...borders].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1];
    const over = entities.filter((entity) => entity.start <= start && end <= entity.end);
    const shortest = over.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const ending = entities.filter((entity) => entity.end === end);
    return { start, end, inside: shortest[0] ?? null, ending };
  });
}
