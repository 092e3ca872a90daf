import { quoted } from "../../language/quoted.ts";
import { t } from "../../language/words.ts";
import { type By, bordersAt, exactSpan } from "../document/borders.ts";
import { entitiesIn, sentenceAt } from "../document/docIndex.ts";
import type { Doc, Entity, Schema, Sentence } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { overlaps, type Span, sameSpan } from "../document/overlaps.ts";
import { charSpan, touchedWords } from "../document/words.ts";
import { shownName } from "../types/shownNames.ts";
import { inheritedRelations } from "./inheritedRelations.ts";

/** The text of a span, short enough for the name of a step. */
export function quote(doc: Doc, { start, end }: Span): string {
  const text = doc.text.slice(start, end).replace(/\s+/g, " ");
  return quoted(text.length > 30 ? `${text.slice(0, 29)}…` : text);
}

/** What the user makes is right: no score says how sure that is. */
export const BY_HAND = { status: "confirmed", by: "user", score: null } as const;

/** The entity with exactly this span and type, whatever its status. */
export function findEntity(doc: Doc, span: Span, type: string): Entity | undefined {
  const sentence = sentenceAt(doc, span.start);
  return sentence && entitiesIn(doc, sentence).find((e) => sameSpan(e, span) && e.type === type);
}

/**
 * A new entity made by the user. Suggestions that it overlaps give way; one on the very same span
 * takes the new type and keeps its relations.
 */
export function addEntity(
  doc: Doc,
  schema: Schema,
  {
    id,
    start,
    end,
    type,
    by,
  }: Span & { readonly id: string; readonly type: string; readonly by?: By },
): NamedEdit | Refusal {
  const span = bordersAt(doc, { start, end }, by);
  if (!span) return { refused: t("There is no word in the selection.") };
  const there = findEntity(doc, span, type);
  if (there?.status === "confirmed") return refuseTwin(doc, schema, there);
  const others = entitiesIn(doc, sentenceOf(doc, span)).filter((e) => e.status === "suggested");
  const base = there ?? others.find((e) => sameSpan(e, span));
  const made: Entity = { id: base?.id ?? id, ...span, type, ...BY_HAND };
  const replaced = others.filter((e) => e.id !== made.id && overlaps(e, span));
  return inside(
    doc,
    t("Add {entities} {quote}", {
      entities: shownName(schema.entities, type),
      quote: quote(doc, span),
    }),
    {
      entities: { ...Object.fromEntries(replaced.map((e) => [e.id, null])), [made.id]: made },
    },
  );
}

/** Another type for an entity, which confirms it. */
export function retypeEntity(
  doc: Doc,
  schema: Schema,
  id: string,
  type: string,
): NamedEdit | Refusal {
  const entity = doc.entities[id];
  if (entity.type === type && entity.status === "confirmed") return refuseTwin(doc, schema, entity);
  const made = entity.type === type ? entity : { ...entity, ...BY_HAND, type };
  return place(
    doc,
    schema,
    made,
    t("Make {quote} {entities}", {
      quote: quote(doc, entity),
      entities: shownName(schema.entities, type),
    }),
  );
}

/** What may change of an entity's borders, and its type with them. */
export interface Move extends Span {
  readonly id: string;
  readonly by?: By;
  readonly type?: string;
}

/** New borders for an entity, which confirm it: they stay in its sentence. */
export function moveEntity(
  doc: Doc,
  schema: Schema,
  { id, by = "words", type, ...to }: Move,
): NamedEdit | Refusal {
  const entity = doc.entities[id];
  const sentence = sentenceOf(doc, entity);
  const words = touchedWords(sentence, to);
  const span = by === "words" ? words && charSpan(sentence, words) : exactSpan(doc, to, sentence);
  if (!span) return { refused: t("An entity stays in its sentence and has at least one word.") };
  const retyped = type === undefined || type === entity.type ? {} : { ...BY_HAND, type };
  return moveTo(doc, schema, entity, { ...span, ...retyped });
}

/** Moves one border of an entity to the next border of a word; the other stays where it is. */
export function moveBorder(
  doc: Doc,
  schema: Schema,
  { id, border, words }: { id: string; border: "start" | "end"; words: -1 | 1 },
): NamedEdit | Refusal {
  const entity = doc.entities[id];
  const side = border === "start" ? 0 : 1;
  const places = sentenceOf(doc, entity).words.map((word) => word[side]);
  const now = entity[border];
  const next = words === 1 ? places.find((at) => at > now) : places.findLast((at) => at < now);
  if (next === undefined) return { refused: t("An entity stays in its sentence.") };
  const span = { start: entity.start, end: entity.end, [border]: next };
  if (span.start >= span.end) return { refused: t("An entity has at least one word.") };
  return moveTo(doc, schema, entity, span);
}

function moveTo(
  doc: Doc,
  schema: Schema,
  entity: Entity,
  to: Span & Partial<Entity>,
): NamedEdit | Refusal {
  if (sameSpan(to, entity)) return { refused: t("The borders are there already.") };
  const moved = { ...entity, ...to };
  const name = t("Move the borders of {quote}", { quote: quote(doc, entity) });
  return place(doc, schema, moved, name);
}

/**
 * Puts a changed entity in place, confirmed, unless a confirmed one is there already; of one that is
 * not it takes over the relations.
 */
function place(doc: Doc, schema: Schema, changed: Entity, name: string): NamedEdit | Refusal {
  const twin = twinOf(doc, changed);
  if (twin?.status === "confirmed") return refuseTwin(doc, schema, twin);
  return inside(doc, name, {
    entities: {
      ...(twin && { [twin.id]: null }),
      [changed.id]: { ...changed, status: "confirmed" },
    },
    relations: inheritedRelations(doc, schema, changed, twin ? [twin] : []),
  });
}

/** Another entity with the same span and type. */
export function twinOf(doc: Doc, entity: Entity): Entity | undefined {
  const sentence = sentenceOf(doc, entity);
  return entitiesIn(doc, sentence).find(
    (e) => e.id !== entity.id && e.type === entity.type && sameSpan(e, entity),
  );
}

/** Says that a confirmed entity is there already. */
export const refuseTwin = (doc: Doc, schema: Schema, { type, ...span }: Entity): Refusal => ({
  refused: t("{quote} is already {entities}.", {
    quote: quote(doc, span),
    entities: shownName(schema.entities, type),
  }),
});

/** The sentence in which a span begins. */
export function sentenceOf(doc: Doc, span: Span): Sentence {
  const sentence = sentenceAt(doc, span.start);
  if (!sentence) throw new Error(`no sentence of ${doc.id} holds offset ${span.start}`);
  return sentence;
}
