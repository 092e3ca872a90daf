import type { Doc, Entity, Relation } from "../../../core/document.ts";
import type { Selection } from "../../../store/state.ts";

type Place = readonly [offset: number, rank: number, end: number];

interface Placed {
  readonly selection: Selection;
  readonly place: Place;
}

/**
 * The next or former suggestion in reading order, seen from what is selected; a relation comes
 * right after the later one of its ends. Null at the end.
 */
export function nextSuggestion(doc: Doc, from: Selection, direction: 1 | -1): Selection | null {
  const here = placeOf(doc, from);
  let best: Placed | null = null;
  for (const item of suggestions(doc)) {
    if (here && direction * compare(item.place, here) <= 0) continue;
    if (!best || direction * compare(item.place, best.place) < 0) best = item;
  }
  return best?.selection ?? null;
}

function suggestions(doc: Doc): Placed[] {
  const entities = Object.values(doc.entities).filter(isOpen);
  const relations = Object.values(doc.relations).filter(isOpen);
  return [
    ...entities.map((e) => ({
      selection: { kind: "entity", id: e.id } as const,
      place: ofSpan(e),
    })),
    ...relations.map((r) => ({
      selection: { kind: "relation", id: r.id } as const,
      place: ofArc(doc, r),
    })),
  ];
}

const isOpen = (item: Entity | Relation): boolean => item.status === "suggested";

const ofSpan = ({ start, end }: Entity): Place => [start, 0, end];

function ofArc(doc: Doc, { head, tail }: Relation): Place {
  const starts = [head, tail].map((id) => doc.entities[id]?.start ?? 0);
  return [Math.max(...starts), 1, Math.min(...starts)];
}

function placeOf(doc: Doc, selection: Selection): Place | null {
  if (selection.kind === "entity" && doc.entities[selection.id])
    return ofSpan(doc.entities[selection.id]);
  if (selection.kind === "relation" && doc.relations[selection.id])
    return ofArc(doc, doc.relations[selection.id]);
  const sentence =
    selection.kind === "sentence" && doc.sentences.find(({ id }) => id === selection.id);
  return sentence ? [sentence.start, -1, 0] : null;
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
