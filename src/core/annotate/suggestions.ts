import { entitiesIn, relationsIn, relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema, Sentence } from "../document/document.ts";
import type { Edit } from "../document/edit.ts";
import { overlaps, sameSpan } from "../document/overlaps.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import { isSwitchedOff } from "../document/scope.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import { charSpan } from "../document/words.ts";
import type { Prediction, ScoredEntity, ScoredRelation } from "../learn/example.ts";
import { isBelow } from "../types/belowThreshold.ts";
import { isLegal } from "../types/constraints.ts";
import { type LeftOut, recordOf, spanRecordOf, typesOf } from "../types/leftOut.ts";
import { currentName } from "../types/schema.ts";
import { isPredicted } from "./predicted.ts";

/** The change that predictions make, and what of them the rules of the schema left out. */
export interface Merged {
  readonly edit: Edit;
  readonly leftOut: readonly LeftOut[];
}

/** What predictions are merged by. */
export interface Merging {
  readonly schema: Schema;
  /** Gives what is new an id. */
  readonly newId: () => string;
}

/**
 * Replaces the suggestions of a sentence by a new prediction. What the user decided stays: nothing
 * rejected comes back, nothing overlaps a confirmed entity, a confirmed sentence is left alone.
 * So does what the user asked for, and nothing else is suggested on the very same words. Types that
 * are not annotated in the document are left out, with the relations of such spans.
 * What was suggested before keeps its id, so that older steps can still be undone.
 */
export function mergePrediction(
  doc: Doc,
  sentence: Sentence,
  prediction: Prediction,
  merging: Merging,
): Merged {
  const leftOut: LeftOut[] = [];
  if (doc.confirmed[sentence.id]) return { edit: {}, leftOut };
  const { schema, newId } = merging;
  const { ends, entities, off } = suggestEntities(doc, sentence, prediction.entities, merging);
  for (const span of new Set(off)) if (span) leftOut.push(spanRecordOf(sentence, span));
  const relations: Changes<Relation> = inheritRelations(doc, sentence, entities);
  const old = relationsIn(doc, sentence);
  const kept = old.filter(isKept).flatMap((relation) => {
    const after = Object.hasOwn(relations, relation.id) ? relations[relation.id] : relation;
    return after ?? [];
  });
  const stale = old.filter(isPredicted);
  const fresh = new Map<string, Relation>();
  for (const found of prediction.relations) {
    const barred = relationWithout(sentence, found, { ends, off, schema });
    if (barred) leftOut.push(barred);
    const suggested = suggestRelation({ found, ends, schema });
    if (!suggested || kept.some((other) => sameRelation(other, suggested))) continue;
    const id = stale.find((other) => sameRelation(other, suggested))?.id ?? newId();
    const relation: Relation = { id, ...suggested };
    const record = recordOf(sentence, relation, (end) => entities[end] ?? doc.entities[end]);
    const isOff =
      isSwitchedOff(schema, doc, "relations", relation.type) ||
      isBelow(schema, "relations", relation);
    if (isOff || !isLegal(schema, relation.type, typesOf(record))) {
      leftOut.push(record);
      continue;
    }
    const key = JSON.stringify([relation.head, relation.type, relation.tail]);
    const twin = fresh.get(key);
    if (!twin || twin.score! < found.score) fresh.set(key, { ...relation, id: twin?.id ?? id });
  }
  for (const relation of stale) relations[relation.id] = null;
  for (const relation of fresh.values()) relations[relation.id] = relation;
  return { edit: { inside: { [doc.id]: { entities, relations } } }, leftOut };
}

/** A predicted span of a type that is not annotated in the document, in characters. */
type Off = Pick<Entity, "start" | "end" | "type" | "score">;

/**
 * The ends that predicted relations may use, one a predicted entity, and the changes they need; and
 * in their places those that are left out.
 */
function suggestEntities(
  doc: Doc,
  sentence: Sentence,
  predicted: readonly ScoredEntity[],
  { schema, newId }: Merging,
): { ends: (Entity | undefined)[]; entities: Changes<Entity>; off: (Off | undefined)[] } {
  const old = entitiesIn(doc, sentence);
  const stale = old.filter(isPredicted);
  const entities: Changes<Entity> = Object.fromEntries(stale.map(({ id }) => [id, null]));
  const fixed = fixedEntities(old);
  const off: (Off | undefined)[] = predicted.map(() => undefined);
  const ends = predicted.map((found, i) => {
    const { start, end } = charSpan(sentence, found);
    const there = fixed.find((e) => sameSpan(e, { start, end }));
    if (there) return there;
    const type = currentName(schema.entities, found.type);
    const same = (e: Entity) => e.type === type && sameSpan(e, { start, end });
    const barred = old.some((e) =>
      e.status === "rejected" ? same(e) : e.status === "confirmed" && overlaps(e, { start, end }),
    );
    if (type === undefined || barred) return undefined;
    const { score } = found;
    if (
      isSwitchedOff(schema, doc, "entities", type) ||
      isBelow(schema, "entities", { type, score })
    ) {
      off[i] = { start, end, type, score };
      return undefined;
    }
    const twin = Object.values(entities).find((e) => e !== null && same(e));
    if (twin) return twin;
    const id = stale.find(same)?.id ?? newId();
    const made: Entity = { id, start, end, type, status: "suggested", by: "model", score };
    entities[id] = made;
    return made;
  });
  return { ends, entities, off };
}

/** What predictions leave alone and may relate, what is confirmed first. */
const fixedEntities = (entities: readonly Entity[]): Entity[] => [
  ...entities.filter(isConfirmed),
  ...entities.filter(isAsked),
];

/**
 * Relations that stay while their suggested end goes away: they pass to the entity on the same
 * span. Where there is none the old end stays, or what the user said of the relation would be
 * forgotten; unless something confirmed covers it, as the relation then says nothing any more.
 */
function inheritRelations(
  doc: Doc,
  sentence: Sentence,
  entities: Changes<Entity>,
): Changes<Relation> {
  const relations: Changes<Relation> = {};
  const fixed = fixedEntities(entitiesIn(doc, sentence));
  const fresh = Object.values(entities).filter((e) => e !== null);
  const stale = Object.keys(entities).filter((id) => entities[id] === null);
  const staying = (id: string) => relationsOf(doc, id).filter(isKept);
  const heirs = new Map(
    stale.map((id) => [id, [...fixed, ...fresh].find((e) => sameSpan(e, doc.entities[id]))]),
  );
  const isCovered = (id: string) =>
    fixed.some((e) => isConfirmed(e) && overlaps(e, doc.entities[id]));
  const goes = (id: string) =>
    heirs.has(id) && !heirs.get(id) && isCovered(id) && !staying(id).some(isAsked);
  const passed = (end: string) => heirs.get(end)?.id ?? end;
  for (const relation of new Set(stale.flatMap(staying))) {
    const [head, tail] = [relation.head, relation.tail].map(passed);
    if (head === tail || goes(head) || goes(tail)) {
      relations[relation.id] = null;
      continue;
    }
    if (head !== relation.head || tail !== relation.tail) {
      relations[relation.id] = { ...relation, head, tail };
    }
    for (const end of [head, tail]) if (heirs.has(end)) delete entities[end];
  }
  return relations;
}

/** The record of a relation of which an end is left out; null when none is. */
function relationWithout(
  sentence: Sentence,
  { head, tail, type, score }: ScoredRelation,
  {
    ends,
    off,
    schema,
  }: Pick<Link, "ends" | "schema"> & { readonly off: readonly (Off | undefined)[] },
): LeftOut | null {
  const places = [head, tail].map((end) => off[end] ?? ends[end]);
  const name = currentName(schema.relations, type);
  const isWhole = off[head] === undefined && off[tail] === undefined;
  const [first, second] = places;
  if (isWhole || !first || !second || name === undefined) return null;
  const relation = { head: "head", tail: "tail", type: name, score };
  return recordOf(sentence, relation, (end) => (end === "head" ? first : second));
}

interface Link {
  readonly found: ScoredRelation;
  readonly ends: readonly (Entity | undefined)[];
  readonly schema: Schema;
}

function suggestRelation({ found, ends, schema }: Link): Omit<Relation, "id"> | undefined {
  const name = currentName(schema.relations, found.type);
  const type = schema.relations.find((t) => t.name === name);
  const known = (end: number) => ends[end] !== undefined;
  if (!type || !known(found.head) || !known(found.tail)) return undefined;
  const [head, tail] = type.symmetric
    ? symmetricEnds(found.head, found.tail, (end) => ends[end]!)
    : [found.head, found.tail];
  if (ends[head]!.id === ends[tail]!.id) return undefined;
  return {
    head: ends[head]!.id,
    tail: ends[tail]!.id,
    type: type.name,
    status: "suggested",
    by: "model",
    score: found.score,
  };
}

const isConfirmed = ({ status }: Entity) => status === "confirmed";

/** A suggestion that predictions leave alone: the user asked for it, or a file has it. */
const isAsked = ({ status, by }: Entity | Relation) => status === "suggested" && by !== "model";

/** Whether predictions leave it alone. */
const isKept = (annotation: Entity | Relation) => !isPredicted(annotation);

const sameRelation = (a: Omit<Relation, "id">, b: Omit<Relation, "id">) =>
  a.head === b.head && a.tail === b.tail && a.type === b.type;
