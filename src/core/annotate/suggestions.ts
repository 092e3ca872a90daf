import { entitiesIn, relationsIn, relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema, Sentence } from "../document/document.ts";
import type { DocEdit, Edit } from "../document/edit.ts";
import { overlaps, sameSpan } from "../document/overlaps.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import { charSpan } from "../document/words.ts";
import type { LabelledEntity, Prediction, ScoredEntity, ScoredRelation } from "../learn/example.ts";
import { isLegal } from "../types/constraints.ts";
import { type LeftOut, recordOf, relationId, typesOf } from "../types/leftOut.ts";
import { currentName } from "../types/schema.ts";

/** The change that a prediction makes, and what of it the rules of the schema left out. */
export interface Merged {
  readonly edit: Edit;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Replaces the suggestions of a sentence by a new prediction. What the user decided stays: nothing
 * rejected comes back, nothing overlaps a confirmed entity, a confirmed sentence is left alone.
 * So does what the user asked for, and nothing else is suggested on the very same words.
 * The same prediction makes the same ids, so that older steps can still be undone.
 */
export function mergePrediction(
  doc: Doc,
  sentence: Sentence,
  prediction: Prediction,
  schema: Schema,
): Merged {
  const leftOut: LeftOut[] = [];
  if (doc.confirmed[sentence.id]) return { edit: {}, leftOut };
  const { ends, entities } = suggestEntities(doc, sentence, prediction.entities, schema);
  const relations: Changes<Relation> = inheritRelations(doc, sentence, entities);
  const old = relationsIn(doc, sentence);
  const kept = old.filter(isKept).map((relation) => relations[relation.id] ?? relation);
  for (const relation of old) if (!isKept(relation)) relations[relation.id] = null;
  for (const found of prediction.relations) {
    const relation = suggestRelation(doc, sentence, { found, ends, schema, prediction });
    if (!relation || kept.some((other) => sameRelation(other, relation))) continue;
    const end = (id: string) => entities[id] ?? doc.entities[id];
    const record = recordOf(sentence, relation, end);
    if (!isLegal(schema, relation.type, typesOf(record))) {
      leftOut.push(record);
      continue;
    }
    const twin = relations[relation.id];
    if (!twin || (twin.score ?? 0) < (relation.score ?? 0)) relations[relation.id] = relation;
  }
  return { edit: { inside: { [doc.id]: { entities, relations } } }, leftOut };
}

/** One edit for changes that touch different sentences of a document. */
export function combineInside(doc: Doc, edits: readonly Edit[]): Edit {
  const parts = edits.map((edit) => edit.inside?.[doc.id]).filter((p): p is DocEdit => !!p);
  return {
    inside: {
      [doc.id]: {
        entities: Object.assign({}, ...parts.map((part) => part.entities)),
        relations: Object.assign({}, ...parts.map((part) => part.relations)),
      },
    },
  };
}

/** The ends that predicted relations may use, one a predicted entity, and the changes they need. */
function suggestEntities(
  doc: Doc,
  sentence: Sentence,
  predicted: readonly ScoredEntity[],
  schema: Schema,
): { ends: (Entity | undefined)[]; entities: Changes<Entity> } {
  const old = entitiesIn(doc, sentence);
  const entities: Changes<Entity> = {};
  for (const entity of old) if (!isKept(entity)) entities[entity.id] = null;
  const fixed = fixedEntities(old);
  const ends = predicted.map((found) => {
    const span = charSpan(sentence, found);
    const there = fixed.find((e) => sameSpan(e, span));
    if (there) return there;
    const type = currentName(schema.entities, found.type);
    const barred = old.some((e) =>
      e.status === "rejected"
        ? sameSpan(e, span) && e.type === type
        : e.status === "confirmed" && overlaps(e, span),
    );
    if (type === undefined || barred) return undefined;
    const id = freeId(doc.entities, `${sentence.id}/${range(found)}/${type}`);
    const { start, end } = span;
    entities[id] = { id, start, end, type, status: "suggested", score: found.score };
    return entities[id];
  });
  return { ends, entities };
}

/** What predictions leave alone and may relate, what is confirmed first. */
const fixedEntities = (entities: readonly Entity[]): Entity[] => [
  ...entities.filter(isConfirmed),
  ...entities.filter(isAsked),
];

/**
 * Relations that stay while their suggested end goes away: they pass to the entity on the same
 * span. Where there is none the old end stays, or what the user said of the relation would be
 * forgotten.
 */
function inheritRelations(
  doc: Doc,
  sentence: Sentence,
  entities: Changes<Entity>,
): Changes<Relation> {
  const relations: Changes<Relation> = {};
  const fixed = fixedEntities(entitiesIn(doc, sentence));
  const stale = Object.keys(entities).filter((id) => entities[id] === null);
  for (const entity of stale.map((id) => doc.entities[id])) {
    const staying = relationsOf(doc, entity.id).filter(isKept);
    if (staying.length === 0) continue;
    const fresh = Object.values(entities).filter((e) => e !== null);
    const heir = [...fixed, ...fresh].find((e) => sameSpan(e, entity));
    const isCovered = fixed.some((e) => isConfirmed(e) && overlaps(e, entity));
    if (!heir && (staying.some(isAsked) || !isCovered)) delete entities[entity.id];
    if (!heir) continue;
    const passed = (end: string) => (end === entity.id ? heir.id : end);
    for (const old of staying) {
      const relation = relations[old.id] ?? old;
      const [head, tail] = [relation.head, relation.tail].map(passed);
      relations[old.id] = head === tail ? null : { ...relation, head, tail };
    }
  }
  return relations;
}

interface Found {
  readonly found: ScoredRelation;
  readonly ends: readonly (Entity | undefined)[];
  readonly schema: Schema;
  readonly prediction: Prediction;
}

function suggestRelation(
  doc: Doc,
  sentence: Sentence,
  { found, ends, schema, prediction }: Found,
): Relation | undefined {
  const name = currentName(schema.relations, found.type);
  const type = schema.relations.find((t) => t.name === name);
  const known = (end: number) => ends[end] !== undefined;
  if (!type || !known(found.head) || !known(found.tail)) return undefined;
  const [head, tail] = type.symmetric
    ? symmetricEnds(found.head, found.tail, (end) => ends[end]!)
    : [found.head, found.tail];
  if (ends[head]!.id === ends[tail]!.id) return undefined;
  const [from, to] = [head, tail].map((end) => prediction.entities[end]);
  return {
    id: freeId(doc.relations, relationId(sentence.id, from, type.name, to)),
    head: ends[head]!.id,
    tail: ends[tail]!.id,
    type: type.name,
    status: "suggested",
    score: found.score,
  };
}

const range = ({ start, end }: LabelledEntity) => `${start}-${end}`;

const isConfirmed = ({ status }: Entity) => status === "confirmed";

/** A suggestion without a score is one that the user asked for. */
const isAsked = ({ status, score }: Entity | Relation) => status === "suggested" && score === null;

/** Whether predictions leave it alone. */
const isKept = (annotation: Entity | Relation) =>
  annotation.status !== "suggested" || isAsked(annotation);

const sameRelation = (a: Relation, b: Relation) =>
  a.head === b.head && a.tail === b.tail && a.type === b.type;

/** The id, or a variant of it when the user's own annotation has it, moved or retyped since. */
function freeId(table: Readonly<Record<string, Entity | Relation>>, id: string): string {
  let free = id;
  while (Object.hasOwn(table, free) && isKept(table[free])) free += "+";
  return free;
}
