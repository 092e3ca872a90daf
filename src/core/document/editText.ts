import { t } from "../../language/words.ts";
import type { Doc, Entity, Range, Relation, Sentence } from "./document.ts";
import { inside, type NamedEdit } from "./edit.ts";
import { mover } from "./mover.ts";
import { textDiff } from "./textDiff.ts";

/** A stretch of the new text that has to be cut into sentences, and the spans that stay in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Relative to its start. */
  readonly spans: readonly Range[];
}

/** What another text does to a document. */
export interface TextPlan {
  readonly text: string;
  /** Sentences in which nothing changes, where they are in the new text. */
  readonly kept: readonly Sentence[];
  /** The entities that move, or (null) go because their words change. */
  readonly entities: Readonly<Record<string, Entity | null>>;
  readonly stretches: readonly Stretch[];
  /** How many confirmed annotations go. */
  readonly lost: { readonly entities: number; readonly relations: number };
}

/** What has to be done to give a document another text; nothing is done yet. */
export function planTextEdit(doc: Doc, text: string): TextPlan {
  const hunks = textDiff(doc.text, text);
  const move = mover(hunks);
  const entities: Record<string, Entity | null> = {};
  for (const entity of Object.values(doc.entities)) {
    const by = move(entity.start, entity.end);
    if (by === 0) continue;
    entities[entity.id] = by === null ? null : movedEntity(entity, by);
  }
  const kept = doc.sentences.flatMap((sentence) => {
    const by = move(sentence.start, sentence.end);
    return by === null || isGlued(doc, sentence, text, by) ? [] : [movedSentence(sentence, by)];
  });
  const present = Object.values(doc.entities).flatMap((entity): Entity[] => {
    const now = Object.hasOwn(entities, entity.id) ? entities[entity.id] : entity;
    return now ? [now] : [];
  });
  return {
    text,
    kept,
    entities,
    stretches: stretchesBetween(kept, text, present),
    lost: lostOf(doc, entities),
  };
}

/** The edit of a plan, given the sentences of each of its stretches. */
export function editText(
  doc: Doc,
  { text, kept, entities, stretches }: TextPlan,
  cut: readonly (readonly Sentence[])[],
  newId: () => string,
): NamedEdit {
  const fresh = stretches.flatMap(({ start }, i) =>
    cut[i].map((sentence) => ({ ...movedSentence(sentence, start), id: newId() })),
  );
  const sentences = [...kept, ...fresh].sort((a, b) => a.start - b.start);
  const ids = new Set(kept.map(({ id }) => id));
  const gone = Object.keys(doc.confirmed).filter((id) => !ids.has(id));
  return inside(doc, t("Edit the text of {name}", { name: doc.name }), {
    text,
    sentences,
    entities,
    confirmed: Object.fromEntries(gone.map((id) => [id, null])),
  });
}

const SPACE = /^[\s\u200b]?$/;

/** Whether something stands directly at a sentence now that did not before. */
function isGlued(doc: Doc, { start, end }: Sentence, text: string, by: number): boolean {
  const touches = (all: string, at: number) => !SPACE.test(all.charAt(at));
  return (
    (touches(text, end + by) && !touches(doc.text, end)) ||
    (touches(text, start + by - 1) && !touches(doc.text, start - 1))
  );
}

const shifted = ([start, end]: Range, by: number): Range => [start + by, end + by];

function movedSentence(sentence: Sentence, by: number): Sentence {
  if (by === 0) return sentence;
  const { id, start, end, words } = sentence;
  return { id, start: start + by, end: end + by, words: words.map((word) => shifted(word, by)) };
}

/** An entity so many characters further on. */
export const movedEntity = (entity: Entity, by: number): Entity => ({
  ...entity,
  start: entity.start + by,
  end: entity.end + by,
  ...(entity.fragments && { fragments: entity.fragments.map((part) => shifted(part, by)) }),
});

/** What lies between the sentences that are kept and is not blank. */
function stretchesBetween(
  kept: readonly Sentence[],
  text: string,
  entities: readonly Entity[],
): Stretch[] {
  const found: Stretch[] = [];
  const ordered = entities.toSorted((a, b) => a.start - b.start);
  let from = 0;
  let next = 0;
  for (const to of [...kept, { start: text.length, end: text.length }]) {
    const spans: Range[] = [];
    for (; next < ordered.length && ordered[next].start < to.start; next++) {
      const { start, end } = ordered[next];
      if (start >= from) spans.push([start - from, end - from]);
    }
    if (text.slice(from, to.start).trim() !== "") found.push({ start: from, end: to.start, spans });
    from = to.end;
  }
  return found;
}

const isConfirmed = ({ status }: Entity | Relation): boolean => status === "confirmed";

function lostOf(doc: Doc, entities: TextPlan["entities"]): TextPlan["lost"] {
  const isLost = (id: string) => Object.hasOwn(entities, id) && entities[id] === null;
  const entitiesHere = Object.values(doc.entities).filter(isConfirmed);
  const relations = Object.values(doc.relations).filter(isConfirmed);
  return {
    entities: entitiesHere.filter(({ id }) => isLost(id)).length,
    relations: relations.filter(({ head, tail }) => isLost(head) || isLost(tail)).length,
  };
}
