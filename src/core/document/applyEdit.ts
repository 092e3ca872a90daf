import type { Change, Source } from "./change.ts";
import { carryIndexes, relationsOf } from "./docIndex.ts";
import type { Doc, Entity, Project, Relation, Table } from "./document.ts";
import type { DocEdit, Edit } from "./edit.ts";

/** The project after an edit, and the change that was made. */
export interface Applied extends Change {
  readonly project: Project;
}

/**
 * Returns the changed project and the change that was made. A relation that loses an end goes with
 * it, and comes back when the change is reversed.
 */
export function applyEdit(project: Project, edit: Edit, source: Source = "user"): Applied {
  const whole = patch(project.docs, edit.docs);
  const docs: Record<string, Doc> = { ...whole.table };
  const inside: Record<string, DocEdit> = {};
  const insideBack: Record<string, DocEdit> = {};
  for (const [id, docEdit] of Object.entries(edit.inside ?? {})) {
    if (!Object.hasOwn(docs, id)) throw new Error(`edit inside document ${id}, which is not there`);
    const before = docs[id];
    const applied = applyDocEdit(before, docEdit);
    docs[id] = applied.doc;
    if (Object.hasOwn(whole.back, id))
      whole.made[id] = applied.doc; // comes whole, as it now is
    else if (applied.doc !== before) {
      inside[id] = applied.edit;
      insideBack[id] = applied.inverse;
    }
  }
  const schema = edit.schema && edit.schema !== project.schema ? edit.schema : undefined;
  const before = project.mentions ?? null;
  const wanted = edit.mentions === undefined ? before : edit.mentions;
  const mentions = wanted === before ? undefined : wanted;
  return {
    project: { docs, schema: schema ?? project.schema, ...(wanted && { mentions: wanted }) },
    source,
    edit: withoutEmpty({ docs: whole.made, inside, schema, mentions }),
    inverse: withoutEmpty({
      docs: whole.back,
      inside: insideBack,
      schema: schema && project.schema,
      mentions: mentions === undefined ? undefined : before,
    }),
  };
}

function applyDocEdit(doc: Doc, edit: DocEdit): { doc: Doc; edit: DocEdit; inverse: DocEdit } {
  const entities = patch(doc.entities, edit.entities);
  const relations = patch(doc.relations, {
    ...edit.relations,
    ...withoutAnEnd(doc, entities.table, edit),
  });
  const confirmed = patch(doc.confirmed, edit.confirmed);
  carryIndexes(
    doc,
    { entities: entities.table, relations: relations.table },
    { entities: Object.keys(entities.back), relations: Object.keys(relations.back) },
  );
  const [fields, made, back] = patchFields(doc, edit);
  const tables = {
    entities: entities.table,
    relations: relations.table,
    confirmed: confirmed.table,
  };
  const next: Doc = { ...fields, ...tables };
  return {
    doc: isSame(doc, next) ? doc : next,
    edit: {
      ...made,
      ...filled({ entities: entities.made, relations: relations.made, confirmed: confirmed.made }),
    },
    inverse: {
      ...back,
      ...filled({ entities: entities.back, relations: relations.back, confirmed: confirmed.back }),
    },
  };
}

type Fields = Pick<DocEdit, (typeof FIELDS)[number]>;

/** The document with other fields, and what of them changed, there and back. */
function patchFields(doc: Doc, edit: DocEdit): [doc: Doc, made: Fields, back: Fields] {
  const wanted: Fields = pick(edit, (key) => edit[key] !== undefined);
  const now: Fields = {
    ...doc,
    trashedAt: doc.trashedAt ?? null,
    notAnnotated: doc.notAnnotated ?? null,
    notTrained: doc.notTrained ?? null,
    checked: doc.checked ?? null,
  };
  const isChanged = (key: keyof Fields) => key in wanted && !isSame(wanted[key], now[key]);
  const { trashedAt: _, notAnnotated: __, notTrained: ___, checked: ____, ...others } = doc;
  const next = { ...now, ...pick(wanted, isChanged) };
  const { trashedAt, notAnnotated, notTrained, checked, ...rest } = next;
  return [
    {
      ...others,
      ...rest,
      ...(typeof trashedAt === "number" && { trashedAt }),
      ...(notAnnotated && { notAnnotated }),
      ...(notTrained && { notTrained }),
      ...(checked && { checked }),
    },
    pick(wanted, isChanged),
    pick(now, isChanged),
  ];
}

const FIELDS = [
  "name",
  "text",
  "sentences",
  "trashedAt",
  "notAnnotated",
  "notTrained",
  "checked",
] as const;

/** Those of the fields that are wanted. */
const pick = (fields: Fields, isWanted: (key: keyof Fields) => boolean): Fields =>
  Object.fromEntries(FIELDS.filter(isWanted).map((key) => [key, fields[key]]));

const isFilled = (table: object | undefined) => table && Object.keys(table).length > 0;

/** The tables in which something changed. */
const filled = (tables: Pick<DocEdit, "entities" | "relations" | "confirmed">): DocEdit =>
  Object.fromEntries(Object.entries(tables).filter(([, table]) => isFilled(table)));

const withoutEmpty = ({
  docs,
  inside,
  schema,
  mentions,
}: { [K in keyof Edit]: Edit[K] | undefined }): Edit => ({
  ...(docs && isFilled(docs) && { docs }),
  ...(inside && isFilled(inside) && { inside }),
  ...(schema && { schema }),
  ...(mentions !== undefined && { mentions }),
});

/** Relations, old or of the edit itself, without an end among `entities`. */
function withoutAnEnd(doc: Doc, entities: Table<Entity>, edit: DocEdit): Record<string, null> {
  const lost: Record<string, null> = {};
  const check = ({ id, head, tail }: Relation) => {
    if (!Object.hasOwn(entities, head) || !Object.hasOwn(entities, tail)) lost[id] = null;
  };
  for (const [id, entity] of Object.entries(edit.entities ?? {})) {
    if (entity !== null) continue;
    for (const relation of relationsOf(doc, id)) {
      if (!edit.relations || !Object.hasOwn(edit.relations, relation.id)) check(relation);
    }
  }
  for (const relation of Object.values(edit.relations ?? {})) if (relation) check(relation);
  return lost;
}

interface Patched<T> {
  readonly table: Table<T>;
  /** What changed, as it now is and as it was. */
  readonly made: Record<string, T | null>;
  readonly back: Record<string, T | null>;
}

/**
 * A changed table. What is already as it shall be keeps its identity, and so does the table when
 * nothing changes: it is neither drawn nor stored again.
 */
function patch<T>(table: Table<T>, changes: Table<T | null> = {}): Patched<T> {
  const made: Record<string, T | null> = {};
  const back: Record<string, T | null> = {};
  for (const [id, value] of Object.entries(changes)) {
    const old = Object.hasOwn(table, id) ? table[id] : null;
    if (isSame(old, value)) continue;
    back[id] = old;
    made[id] = value;
  }
  const changed = Object.keys(made);
  if (changed.length === 0) return { table, made, back };
  const next = copyOf(table);
  for (const id of changed) {
    const value = made[id];
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return { table: next, made, back };
}

/** Whether two values have the same fields; what lies deeper has to be the very same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [a, b].map((value) => Object.entries(value));
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && (b as Table<unknown>)[key] === value)
  );
}

/** A copy; for tables of thousands this takes less than half the time of a spread. */
function copyOf<T>(table: Table<T>): Record<string, T> {
  const copy: Record<string, T> = {};
  for (const id of Object.keys(table)) copy[id] = table[id];
  return copy;
}
