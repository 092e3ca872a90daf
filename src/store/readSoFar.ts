import { isPredicted } from "../core/annotate/predicted.ts";
import { entitiesIn, relationsIn, sentenceAt } from "../core/document/docIndex.ts";
import type { Doc, Entity, Relation, Sentence } from "../core/document/document.ts";

/** What one model with one way to read has read so far, and what it made of that. */
export interface ReadSoFar {
  /** A text's sentences stay the same objects. */
  readonly sentences: WeakSet<Sentence>;
  /** Its suggestions. */
  readonly made: WeakSet<Entity | Relation>;
}

/** Nothing is read yet. */
export const nothingRead = (): ReadSoFar => ({ sentences: new WeakSet(), made: new WeakSet() });

/** Sentences of a document were read, and their suggestions put into it. */
export function nowRead({ sentences, made }: ReadSoFar, doc: Doc, read: readonly Sentence[]): void {
  for (const sentence of read) {
    sentences.add(sentence);
    for (const one of [...entitiesIn(doc, sentence), ...relationsIn(doc, sentence)])
      if (isPredicted(one)) made.add(one);
  }
}

/** Sentences in which something is suggested since that came of another reading are not read. */
export function notRead({ sentences, made }: ReadSoFar, before: Doc | undefined, now: Doc): void {
  const { entities, relations } = now;
  const isOther = (one: Entity | Relation, was: Entity | Relation | undefined) =>
    isPredicted(one) && one !== was && !made.has(one);
  const heads = Object.values(relations)
    .filter((one) => isOther(one, before?.relations[one.id]))
    .map(({ head }) => entities[head]);
  const spans = Object.values(entities).filter((one) => isOther(one, before?.entities[one.id]));
  for (const { start } of [...spans, ...heads]) {
    const sentence = sentenceAt(now, start);
    if (sentence) sentences.delete(sentence);
  }
}
