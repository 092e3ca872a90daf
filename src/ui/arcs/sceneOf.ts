import type { Doc, Relation } from "../../core/document/document.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import type { SentenceView } from "../rows/sentenceView.ts";
import { arcNames } from "./arcNames.ts";
import type { Beyond, Scene, SceneArc } from "./layout/scene.ts";
import type { MeasuredWindow } from "./measureWindow.ts";

/** Pixels of the row beside the text that rails may use. */
const GUTTER = { left: 14, right: 40 };
/** A window so narrow has less beside its text. */
const NARROW = { below: 480, left: 6, right: 18 };

/** The relations of the drawn rows, each once. */
export function drawnRelations(views: Iterable<SentenceView>): Relation[] {
  const found = new Map<string, Relation>();
  for (const { relations } of views) for (const r of relations) found.set(r.id, r);
  return [...found.values()];
}

/** What the layout of arcs works on: where spans are, and which arcs join or leave them. */
export function sceneOf(
  doc: Doc,
  relations: readonly Relation[],
  { spans, left, right, zone, labelWidth }: Omit<MeasuredWindow, "placeTags">,
  looksOf: (relation: Relation) => Looks,
  apart: ReadonlySet<string>,
): Scene {
  const first = firstStart(doc, spans);
  const beyond = (id: string): Beyond | null => {
    if (spans.has(id)) return null;
    return doc.entities[id].start < first ? "above" : "below";
  };
  const arcs = relations.filter(hasEnds(doc)).map((relation): SceneArc => {
    const { id, head, tail, type } = relation;
    const looks = looksOf(relation);
    const outside = { head: beyond(head), tail: beyond(tail) };
    const { symmetric } = lookOf(looks.relations, type);
    // A sign of the direction stands before or after it.
    const labelWidths = arcNames(doc, looks, relation).map((n) =>
      labelWidth(symmetric ? n : `${n} ▸`),
    );
    return { id, head, tail, labelWidths, symmetric, beyond: outside };
  });
  const room = right - left < NARROW.below ? NARROW : GUTTER;
  const frame = { left, right, gutterLeft: room.left, gutterRight: room.right, zone };
  return { spans, arcs, frame, apart };
}

/** The screen may be one edit behind the document. */
const hasEnds =
  ({ entities }: Doc) =>
  ({ head, tail }: Relation): boolean =>
    Object.hasOwn(entities, head) && Object.hasOwn(entities, tail);

/** The offset of the first span that is drawn. */
function firstStart({ entities }: Doc, spans: ReadonlyMap<string, unknown>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const id of spans.keys())
    if (Object.hasOwn(entities, id)) first = Math.min(first, entities[id].start);
  return first;
}
