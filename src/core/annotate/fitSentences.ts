import { entitiesIn, relationsOf, sentenceAt, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Relation } from "../document/document.ts";
import type { DocEdit, Edit } from "../document/edit.ts";
import { movedEntity } from "../document/editText.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import { eachCut, goneFrom } from "./cutSentences.ts";
import { isPredicted } from "./predicted.ts";

/**
 * What a step back or forth that cuts sentences anew makes of the suggestions that came since it was
 * made. Those of sentences that are no more go: the step brings what stood in those that come. Those
 * of sentences that stay also stay, and move with them.
 *
 * @param before the project before the step
 * @param after the project after it
 * @param step what it names is as it shall be
 */
export const fitSentences = (before: Project, after: Project, step: Edit): Edit => ({
  inside: eachCut(before, after, (was, is) => {
    const named = step.inside?.[is.id] ?? {};
    const entities = fittedEntities(was, is, named.entities ?? {});
    return { entities, relations: fittedRelations(was, is, named.relations ?? {}) };
  }),
});

/** Takes away what the model suggested across the borders of sentences that are cut anew. */
export const withinSentences = (before: Project, after: Project): Edit => ({
  inside: eachCut(before, after, (was, is): DocEdit => {
    const entities: Record<string, null> = {};
    const relations: Record<string, null> = {};
    for (const sentence of goneFrom(is, was)) {
      for (const entity of entitiesIn(is, sentence)) {
        if (isPredicted(entity) && entity.end > sentence.end) entities[entity.id] = null;
        for (const relation of relationsOf(is, entity.id).filter(isPredicted)) {
          if (isAcross(is, relation)) relations[relation.id] = null;
        }
      }
    }
    return { entities, relations };
  }),
});

const isAcross = (doc: Doc, { head, tail }: Relation): boolean =>
  sentenceAt(doc, doc.entities[head].start) !== sentenceAt(doc, doc.entities[tail].start);

type Named<A> = Readonly<Record<string, A | null>>;

function fittedEntities(was: Doc, is: Doc, named: Named<Entity>): Changes<Entity> {
  const changes: Changes<Entity> = {};
  for (const entity of Object.values(was.entities)) {
    const sentence = sentenceAt(was, entity.start);
    if (!isPredicted(entity) || !sentence) continue;
    const isNamed = Object.hasOwn(named, entity.id);
    const staying = sentenceById(is, sentence.id);
    if (!staying) {
      if (!isNamed && !isHeld(was, is, entity)) changes[entity.id] = null;
    } else if (!isNamed || isSuggestion(named[entity.id])) {
      changes[entity.id] = movedEntity(entity, staying.start - sentence.start);
    }
  }
  for (const [id, entity] of Object.entries(named)) {
    // A prediction has taken it away since, from a sentence that stays.
    if (!entity || !isPredicted(entity) || Object.hasOwn(was.entities, id)) continue;
    const sentence = sentenceAt(is, entity.start);
    if (sentence && sentenceById(was, sentence.id) && !hasDecided(is, id)) changes[id] = null;
  }
  return changes;
}

const isSuggestion = (entity: Entity | null): boolean => entity !== null && isPredicted(entity);

/** Whether the user decided about a relation of an entity. */
const hasDecided = (doc: Doc, id: string): boolean =>
  relationsOf(doc, id).some((relation) => !isPredicted(relation));

/** Whether a suggestion stays on its words for a relation that the user decided about. */
function isHeld(was: Doc, is: Doc, { id, start, end }: Entity): boolean {
  const sentence = sentenceAt(is, start);
  const isOnSameWords = was.text.slice(start, end) === is.text.slice(start, end);
  return isOnSameWords && sentence !== undefined && end <= sentence.end && hasDecided(is, id);
}

function fittedRelations(was: Doc, is: Doc, named: Named<Relation>): Record<string, null> {
  const gone = goneFrom(was, is).flatMap((sentence) => entitiesIn(was, sentence));
  const stale = gone
    .flatMap(({ id }) => relationsOf(was, id))
    .filter((relation) => isPredicted(relation) && !Object.hasOwn(named, relation.id));
  return Object.fromEntries(stale.map(({ id }) => [id, null]));
}
