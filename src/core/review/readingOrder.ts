import { entitiesInOrder, firstFrom, relationsOf, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, Relation } from "../document/document.ts";
import type { Selection } from "../document/selection.ts";

/**
 * Where something comes in reading order: its start, spans before arcs, then its other border; of
 * several on the very same place, each has its turn by its id.
 */
type Position = readonly [offset: number, rank: number, end: number, id: string];

interface Placed {
  readonly selection: Selection;
  readonly place: Position;
}

/**
 * The next or former suggestion in reading order, seen from what is selected; a relation comes
 * right after the later one of its ends. Null at the end. It goes from start to start along the
 * index that drawing needs anyway, so that a key costs no pass over the document.
 */
export const nextSuggestion = (doc: Doc, from: Selection, direction: 1 | -1): Selection | null =>
  nextOf(doc, afterArc(doc, from), direction, isOpen);

/** The same over all that is shown, whatever was decided of it. */
export const nextAnnotation = (
  doc: Doc,
  from: Selection,
  direction: 1 | -1,
  showRejected: boolean,
): Selection | null =>
  nextOf(doc, placeOf(doc, from), direction, ({ status }) => showRejected || status !== "rejected");

type Wanted = (item: Entity | Relation) => boolean;

function nextOf(
  doc: Doc,
  here: Position | null,
  direction: 1 | -1,
  isWanted: Wanted,
): Selection | null {
  const entities = entitiesInOrder(doc);
  for (let at = firstAt(entities, here, direction); entities[at]; ) {
    const { start } = entities[at];
    const group: Placed[] = [];
    for (; entities[at]?.start === start; at += direction)
      group.push(...readAt(doc, entities[at], isWanted));
    const ahead = group.filter(({ place }) => !here || direction * compare(place, here) > 0);
    if (ahead.length > 0) return nearest(ahead, direction);
  }
  return null;
}

/** Where to begin: at the starts that may hold something after (or before) `here`. */
function firstAt(entities: readonly Entity[], here: Position | null, direction: 1 | -1): number {
  if (direction === 1) return here ? firstFrom(entities, here[0]) : 0;
  return (here ? firstFrom(entities, here[0] + 1) : entities.length) - 1;
}

/** What is wanted at the start of an entity: itself, and relations of which it is the later end. */
function readAt(doc: Doc, entity: Entity, isWanted: Wanted): Placed[] {
  const arcs = relationsOf(doc, entity.id)
    .filter(isWanted)
    .map((r) => ({ selection: { kind: "relation", id: r.id } as const, place: ofArc(doc, r) }))
    .filter(({ place }) => place[0] === entity.start);
  if (!isWanted(entity)) return arcs;
  return [{ selection: { kind: "entity", id: entity.id }, place: ofSpan(entity) }, ...arcs];
}

const nearest = (items: readonly Placed[], direction: 1 | -1): Selection =>
  items.reduce((best, item) => (direction * compare(item.place, best.place) < 0 ? item : best))
    .selection;

const isOpen = (item: Entity | Relation): boolean => item.status === "suggested";

const ofSpan = ({ start, end, id }: Entity): Position => [start, 0, end, id];

function ofArc(doc: Doc, { head, tail, id }: Relation): Position {
  const a = doc.entities[head]?.start ?? 0;
  const b = doc.entities[tail]?.start ?? 0;
  return [Math.max(a, b), 1, Math.min(a, b), id];
}

/** One goes on from an arc just made where it began: what lies between its ends is still open. */
function afterArc(doc: Doc, from: Selection): Position | null {
  const relation = from.kind === "relation" ? doc.relations[from.id] : undefined;
  if (!relation || isOpen(relation)) return placeOf(doc, from);
  const [a, b] = [doc.entities[relation.head], doc.entities[relation.tail]];
  return ofSpan(a.start <= b.start ? a : b);
}

function placeOf(doc: Doc, selection: Selection): Position | null {
  if (selection.kind === "entity" && doc.entities[selection.id])
    return ofSpan(doc.entities[selection.id]);
  if (selection.kind === "relation" && doc.relations[selection.id])
    return ofArc(doc, doc.relations[selection.id]);
  const sentence = selection.kind === "sentence" && sentenceById(doc, selection.id);
  return sentence ? [sentence.start, -1, 0, ""] : null;
}

function compare(a: Position, b: Position): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
}
