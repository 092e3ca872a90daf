import { entitiesIn, relationsIn } from "../../../core/docIndex.ts";
import type { Doc, Entity, Relation, Sentence } from "../../../core/document.ts";

/** What one row of the text surface draws. */
export interface SentenceView {
  readonly sentence: Sentence;
  readonly number: number;
  readonly text: string;
  readonly entities: readonly Entity[];
  /** The relations of which both ends are drawn in this sentence. */
  readonly relations: readonly Relation[];
  readonly confirmed: boolean;
  /** Whether an empty line stands before it. */
  readonly newParagraph: boolean;
}

/**
 * The rows of a document. A row in which nothing changed is the very row of `before`, so that
 * memoised components draw only what changed.
 */
export function sentenceViews(
  doc: Doc,
  showRejected: boolean,
  before: readonly SentenceView[] = [],
): SentenceView[] {
  return doc.sentences.map((sentence, i) => {
    const entities = entitiesIn(doc, sentence).filter((e) => shown(e, showRejected));
    const drawn = new Set(entities.map(({ id }) => id));
    const relations = relationsIn(doc, sentence).filter(
      (r) => shown(r, showRejected) && drawn.has(r.head) && drawn.has(r.tail),
    );
    const confirmed = doc.confirmed[sentence.id] === true;
    const old = before[i];
    if (
      old?.sentence === sentence &&
      old.confirmed === confirmed &&
      sameItems(old.entities, entities) &&
      sameItems(old.relations, relations)
    )
      return old;
    const gap = doc.text.slice(doc.sentences[i - 1]?.end ?? sentence.start, sentence.start);
    return {
      sentence,
      number: i + 1,
      text: doc.text.slice(sentence.start, sentence.end),
      entities,
      relations,
      confirmed,
      newParagraph: /\n\s*\n/.test(gap),
    };
  });
}

/** The relations whose ends are drawn in different sentences. */
export function relationsAcross(doc: Doc, views: readonly SentenceView[]): Relation[] {
  const rows = new Map(views.flatMap((view) => view.entities.map((e) => [e.id, view.number])));
  return Object.values(doc.relations).filter(({ head, tail, status }) => {
    const [from, to] = [rows.get(head), rows.get(tail)];
    return status !== "rejected" && from !== undefined && to !== undefined && from !== to;
  });
}

const shown = (item: Entity | Relation, showRejected: boolean): boolean =>
  showRejected || item.status !== "rejected";

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
