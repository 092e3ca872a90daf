import { entitiesIn, relationsIn, relationsOf, sentenceById } from "../document/docIndex.ts";
import type {
  Doc,
  Entity,
  EntityType,
  Project,
  Relation,
  Schema,
  Scope,
  Table,
} from "../document/document.ts";
import type { DocEdit, Edit } from "../document/edit.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import { annotatedIn, isSwitchedOff, type Kind } from "../document/scope.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import { type SuggestionChanges, withoutHidden } from "../types/hiddenSuggestions.ts";
import { nameAfter } from "../types/schema.ts";
import { eachDoc } from "../types/typeTables.ts";
import { findEntity, twinOf } from "./entityEdits.ts";
import { isPredicted } from "./predicted.ts";
import { findRelation, sameRelations } from "./relationEdits.ts";

/**
 * What a step back or forth makes of the suggestions that came since it was made, for predictions
 * are no steps: they take the names that their types have again, or go with the type, also where the
 * step switches it off; they go where the step put the same annotation (which has their relations),
 * and from sentences that it confirmed, as far as these are confirmed for their types.
 * @param before the schema before the step
 * @param project the project after it
 * @param step takes it back: it names all that changed, as it was before
 * @param named names all that is as the step wants it, changed or not
 */
export function fitSuggestions(before: Schema, project: Project, step: Edit, named = step): Edit {
  return {
    inside: eachDoc(project, (doc) => {
      const renamed = step.schema ? renamedIn(doc, before, project.schema) : NOTHING;
      const stepped = step.inside?.[doc.id];
      const kept = named.inside?.[doc.id] ?? {};
      const needless = stepped ? needlessIn(doc, project.schema, stepped, kept) : NOTHING;
      const isSwitched = step.schema ?? stepped?.notAnnotated;
      const hidden =
        isSwitched === undefined
          ? NOTHING
          : hiddenIn(doc, { before, after: project.schema }, stepped ?? {}, kept);
      const relations = { ...renamed.relations, ...hidden.relations, ...needless.relations };
      const heirs = new Map([...renamed.heirs, ...needless.heirs]);
      return {
        entities: { ...renamed.entities, ...hidden.entities, ...needless.entities },
        relations: { ...relations, ...inherited(doc, heirs, relations) },
      };
    }),
  };
}

interface Fitting {
  readonly entities: Changes<Entity>;
  readonly relations: Changes<Relation>;
  /** Who has the relations of an entity that goes because another is the same. */
  readonly heirs: ReadonlyMap<string, Entity>;
}

const NOTHING: Fitting = { entities: {}, relations: {}, heirs: new Map() };

function renamedIn(doc: Doc, before: Schema, after: Schema): Fitting {
  const entities: Changes<Entity> = {};
  const heirs = new Map<string, Entity>();
  for (const entity of Object.values(doc.entities)) {
    if (!isPredicted(entity) || isAmong(after.entities, entity.type)) continue;
    const type = nameAfter(before.entities, after.entities, entity.type);
    const same = type === undefined ? undefined : findEntity(doc, entity, type);
    if (same) heirs.set(entity.id, same);
    entities[entity.id] = type === undefined || same ? null : { ...entity, type };
  }
  const relations: Changes<Relation> = {};
  for (const relation of Object.values(doc.relations)) {
    if (!isPredicted(relation) || isAmong(after.relations, relation.type)) continue;
    const name = nameAfter(before.relations, after.relations, relation.type);
    const type = after.relations.find((t) => t.name === name);
    const made = type && { ...relation, ...endsOf(doc, relation, type.symmetric), type: type.name };
    relations[relation.id] = made && !findRelation(doc, made) ? made : null;
  }
  return { entities, relations, heirs };
}

const isAmong = (types: readonly EntityType[], name: string) => types.some((t) => t.name === name);

function endsOf(doc: Doc, { head, tail }: Relation, symmetric: boolean) {
  const [first, second] = symmetric
    ? symmetricEnds(head, tail, (id) => doc.entities[id])
    : [head, tail];
  return { head: first, tail: second };
}

/** What came of types that the step switches off. */
function hiddenIn(
  doc: Doc,
  { before, after }: { readonly before: Schema; readonly after: Schema },
  step: DocEdit,
  named: DocEdit,
): SuggestionChanges {
  const was = step.notAnnotated === undefined ? doc : { notAnnotated: step.notAnnotated ?? NONE };
  const wasOn = annotatedIn(before, was);
  const put = {
    entities: { ...named.entities, ...step.entities },
    relations: { ...named.relations, ...step.relations },
  };
  return withoutHidden(
    doc,
    (kind, one) =>
      wasOn[kind].includes(one.type) &&
      isSwitchedOff(after, doc, kind, one.type) &&
      isStale(one, put[kind]),
  );
}

const NONE: Scope = { entities: [], relations: [] };

function needlessIn(doc: Doc, schema: Schema, step: DocEdit, named: DocEdit): Fitting {
  const entities = { ...named.entities, ...step.entities };
  const relations = { ...named.relations, ...step.relations };
  // What stayed confirmed, for other types, keeps what is switched off in it.
  const closed = Object.entries(step.confirmed ?? {}).flatMap(([id, was]) =>
    was === null && doc.confirmed[id] ? (sentenceById(doc, id) ?? []) : [],
  );
  const heirs = new Map<string, Entity>();
  for (const entity of put(doc.entities, step.entities ?? {})) {
    const twin = twinOf(doc, entity);
    if (twin && isStale(twin, entities)) heirs.set(twin.id, entity);
  }
  const same = put(doc.relations, step.relations ?? {}).flatMap((relation) =>
    sameRelations(doc, relation),
  );
  // What is switched off was not decided then, nor what it is an end of: it stays.
  const isOff = (kind: Kind, { status, type }: Entity | Relation) =>
    status === "suggested" && isSwitchedOff(schema, doc, kind, type);
  const inClosed = closed
    .flatMap((sentence) => entitiesIn(doc, sentence))
    .filter((entity) => !isOff("entities", entity));
  const between = closed
    .flatMap((sentence) => relationsIn(doc, sentence))
    .filter(
      (relation) =>
        !isOff("relations", relation) &&
        ![relation.head, relation.tail].some((end) => isOff("entities", doc.entities[end])),
    );
  return {
    entities: {
      ...Object.fromEntries([...heirs.keys()].map((id) => [id, null])),
      ...withoutStale(inClosed, entities),
    },
    relations: withoutStale([...same, ...between], relations),
    heirs,
  };
}

/** What a step put into a table. */
const put = <T>(table: Table<T>, step: Table<unknown>): T[] =>
  Object.keys(step).flatMap((id) => (Object.hasOwn(table, id) ? [table[id]] : []));

/** Whether it was predicted, and not put there by the step. */
const isStale = (one: Entity | Relation, step: Table<unknown>): boolean =>
  isPredicted(one) && !Object.hasOwn(step, one.id);

const withoutStale = (found: readonly (Entity | Relation)[], step: Table<unknown>) =>
  Object.fromEntries(found.filter((one) => isStale(one, step)).map(({ id }) => [id, null]));

/** The relations of entities that go pass to their heirs, unless those have the same. */
function inherited(
  doc: Doc,
  heirs: ReadonlyMap<string, Entity>,
  changed: Changes<Relation>,
): Changes<Relation> {
  const passed = (id: string) => heirs.get(id)?.id ?? id;
  const relations: Changes<Relation> = {};
  for (const old of [...heirs.keys()].flatMap((id) => relationsOf(doc, id))) {
    const now = Object.hasOwn(changed, old.id) ? changed[old.id] : old;
    if (!now) continue;
    const next = { ...now, head: passed(now.head), tail: passed(now.tail) };
    const isNeedless = next.head === next.tail || findRelation(doc, next);
    relations[old.id] = isNeedless ? null : next;
  }
  return relations;
}
