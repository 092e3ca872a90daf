import { entitiesIn, relationsOf, sentenceAt } from "./docIndex.ts";
import type { Doc, Entity, Relation, Schema, Sentence } from "./document.ts";
import { inside, type NamedEdit, type Refusal } from "./edit.ts";
import { overlaps, type Span, sameSpan } from "./overlaps.ts";
import { isEarlier } from "./symmetric.ts";
import { charSpan, exactWords, touchedWords } from "./words.ts";

/** The text of a span, short enough for the name of a step. */
export function quote(doc: Doc, { start, end }: Span): string {
  const text = doc.text.slice(start, end).replace(/\s+/g, " ");
  return text.length > 30 ? `“${text.slice(0, 29)}…”` : `“${text}”`;
}

/** The entity with exactly this span and type, whatever its status. */
export function findEntity(doc: Doc, span: Span, type: string): Entity | undefined {
  const sentence = sentenceAt(doc, span.start);
  return sentence && entitiesIn(doc, sentence).find((e) => sameSpan(e, span) && e.type === type);
}

/** The words that a selection touches, as a span inside the sentence in which they begin. */
export function snap(doc: Doc, span: Span): Span | null {
  for (const sentence of doc.sentences) {
    if (sentence.end <= span.start) continue;
    if (sentence.start >= span.end) break;
    const words = touchedWords(sentence, span);
    if (words) return charSpan(sentence, words);
  }
  return null;
}

/**
 * A new entity made by the user. Suggestions that it overlaps give way; one on the very same span
 * takes the new type and keeps its relations.
 */
export function addEntity(
  doc: Doc,
  { id, start, end, type }: Span & { readonly id: string; readonly type: string },
): NamedEdit | Refusal {
  const span = snap(doc, { start, end });
  if (!span) return { refused: "There is no word in the selection." };
  const there = findEntity(doc, span, type);
  if (there?.status === "confirmed") return refuseTwin(doc, there);
  const others = entitiesIn(doc, sentenceOf(doc, span)).filter((e) => e.status === "suggested");
  const base = there ?? others.find((e) => sameSpan(e, span));
  const made: Entity = { id: base?.id ?? id, ...span, type, status: "confirmed", score: null };
  const replaced = others.filter((e) => e.id !== made.id && overlaps(e, span));
  return inside(doc, `Add ${type} ${quote(doc, span)}`, {
    entities: { ...Object.fromEntries(replaced.map((e) => [e.id, null])), [made.id]: made },
  });
}

/** Another type for an entity, which confirms it. */
export function retypeEntity(doc: Doc, id: string, type: string): NamedEdit | Refusal {
  const entity = doc.entities[id];
  if (entity.type === type && entity.status === "confirmed") return refuseTwin(doc, entity);
  const score = entity.type === type ? entity.score : null;
  return place(doc, { ...entity, type, score }, `Make ${quote(doc, entity)} ${type}`);
}

/** New borders for an entity, which confirm it: they snap to words and stay in the sentence. */
export function moveEntity(doc: Doc, schema: Schema, id: string, to: Span): NamedEdit | Refusal {
  const entity = doc.entities[id];
  const sentence = sentenceOf(doc, entity);
  const words = touchedWords(sentence, to);
  if (!words) return { refused: "An entity stays in its sentence and has at least one word." };
  const span = charSpan(sentence, words);
  if (sameSpan(span, entity)) return { refused: "The borders are there already." };
  const name = `Move the borders of ${quote(doc, entity)}`;
  return place(doc, { ...entity, ...span }, name, reordered(doc, schema, { ...entity, ...span }));
}

/** Moves one border of an entity by a whole word. */
export function moveBorder(
  doc: Doc,
  schema: Schema,
  { id, border, words }: { id: string; border: "start" | "end"; words: -1 | 1 },
): NamedEdit | Refusal {
  const entity = doc.entities[id];
  const sentence = sentenceOf(doc, entity);
  const now = exactWords(sentence, entity) ?? touchedWords(sentence, entity)!;
  const next = { ...now, [border]: now[border] + words };
  if (next.start < 0 || next.end > sentence.words.length) {
    return { refused: "An entity stays in its sentence." };
  }
  if (next.start >= next.end) return { refused: "An entity has at least one word." };
  return moveEntity(doc, schema, id, charSpan(sentence, next));
}

/** Puts a changed entity in place, confirmed, unless a confirmed one is there already. */
function place(
  doc: Doc,
  changed: Entity,
  name: string,
  relations: Record<string, Relation> = {},
): NamedEdit | Refusal {
  const there = findEntity(doc, changed, changed.type);
  const twin = there && there.id !== changed.id ? there : undefined;
  if (twin?.status === "confirmed") return refuseTwin(doc, twin);
  return inside(doc, name, {
    entities: {
      ...(twin && { [twin.id]: null }),
      [changed.id]: { ...changed, status: "confirmed" },
    },
    relations,
  });
}

/** The symmetric relations of a moved entity whose earlier span is no longer their head. */
function reordered(doc: Doc, schema: Schema, moved: Entity): Record<string, Relation> {
  const symmetric = new Set(schema.relations.filter((t) => t.symmetric).map((t) => t.name));
  const spanOf = (id: string) => (id === moved.id ? moved : doc.entities[id]);
  const wrong = relationsOf(doc, moved.id).filter(
    (r) => symmetric.has(r.type) && isEarlier(spanOf(r.tail), spanOf(r.head)),
  );
  return Object.fromEntries(wrong.map((r) => [r.id, { ...r, head: r.tail, tail: r.head }]));
}

const refuseTwin = (doc: Doc, { type, ...span }: Entity): Refusal => ({
  refused: `${quote(doc, span)} is already ${type}.`,
});

function sentenceOf(doc: Doc, span: Span): Sentence {
  const sentence = sentenceAt(doc, span.start);
  if (!sentence) throw new Error(`no sentence of ${doc.id} holds offset ${span.start}`);
  return sentence;
}
