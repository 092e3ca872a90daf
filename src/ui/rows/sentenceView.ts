import type { DraftDoc } from "../../core/annotate/draftDoc.ts";
import { entitiesIn, relationsOf } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Relation, Sentence } from "../../core/document/document.ts";

/** What one row of the text surface draws. */
export interface SentenceView {
  readonly sentence: Sentence;
  readonly number: number;
  readonly text: string;
  readonly entities: readonly Entity[];
  /** The relations that begin or end here and of which both ends are drawn, here or elsewhere. */
  readonly relations: readonly Relation[];
  readonly confirmed: boolean;
  /** The draft whose suggestions it draws in the place of those that are stored. */
  readonly draft: DraftDoc | null;
}

/** How rows are drawn. */
export interface Drawing {
  readonly showRejected: boolean;
  /** The draft that the document is of. */
  readonly draft?: DraftDoc | null;
}

/** Whether an annotation is drawn. */
export const isShown = (item: Entity | Relation, showRejected: boolean): boolean =>
  showRejected || item.status !== "rejected";

/**
 * The row of a sentence, by its index. When nothing changed it is the very row of `before`, so that
 * memoised components draw only what changed.
 */
export function sentenceView(
  doc: Doc,
  index: number,
  { showRejected, draft: whole = null }: Drawing,
  before?: SentenceView,
): SentenceView {
  const sentence = doc.sentences[index];
  const entities = entitiesIn(doc, sentence).filter((e) => isShown(e, showRejected));
  const touching = entities.flatMap(({ id }) => relationsOf(doc, id));
  const relations = [...new Set(touching)].filter(
    (r) =>
      isShown(r, showRejected) &&
      [r.head, r.tail].every((id) => isShown(doc.entities[id], showRejected)),
  );
  const draft = whole?.sentences.has(sentence.id) ? whole : null;
  const confirmed = doc.confirmed[sentence.id] !== undefined;
  const isSame =
    before?.sentence === sentence &&
    before.confirmed === confirmed &&
    before.draft === draft &&
    sameItems(before.entities, entities) &&
    sameItems(before.relations, relations);
  if (isSame) return before;
  const text = doc.text.slice(sentence.start, sentence.end);
  return { sentence, number: index + 1, text, entities, relations, confirmed, draft };
}

/** How many suggestions are undecided: spans of the sentence, and relations that begin in it. */
export function openIn({ entities, relations }: SentenceView): number {
  const own = new Set(entities.map(({ id }) => id));
  const items = [...entities, ...relations.filter(({ head }) => own.has(head))];
  return items.filter(({ status }) => status === "suggested").length;
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
