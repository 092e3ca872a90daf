import type { Doc, Entity, Project, Relation } from "./document.ts";
import type { DocEdit, Edit } from "./edit.ts";

type Table<T> = Readonly<Record<string, T>>;

/**
 * Returns the changed project and the edit that takes it back. A relation that loses an end goes
 * with it, and comes back with the inverse.
 */
export function applyEdit(project: Project, edit: Edit): { project: Project; inverse: Edit } {
  const [withDocs, backDocs] = patch(project.docs, edit.docs);
  const docs: Record<string, Doc> = { ...withDocs };
  const backInside: Record<string, DocEdit> = {};
  for (const [id, docEdit] of Object.entries(edit.inside ?? {})) {
    if (!Object.hasOwn(docs, id)) throw new Error(`edit inside document ${id}, which is not there`);
    const { doc, inverse } = applyDocEdit(docs[id], docEdit);
    docs[id] = doc;
    if (!Object.hasOwn(backDocs, id)) backInside[id] = inverse; // else it goes or comes back whole
  }
  return {
    project: { docs, schema: edit.schema ?? project.schema },
    inverse: {
      ...(edit.docs && { docs: backDocs }),
      ...(edit.inside && { inside: backInside }),
      ...(edit.schema && { schema: project.schema }),
    },
  };
}

function applyDocEdit(doc: Doc, edit: DocEdit): { doc: Doc; inverse: DocEdit } {
  const [entities, backEntities] = patch(doc.entities, edit.entities);
  const [relations, backRelations] = patch(doc.relations, {
    ...edit.relations,
    ...endless(doc, entities, edit),
  });
  const [confirmed, backConfirmed] = patch(doc.confirmed, edit.confirmed);
  const { trashedAt, ...rest } = doc;
  const trashed = edit.trashedAt === undefined ? trashedAt : edit.trashedAt;
  return {
    doc: {
      ...rest,
      ...(trashed !== undefined && trashed !== null && { trashedAt: trashed }),
      name: edit.name ?? doc.name,
      entities,
      relations,
      confirmed,
    },
    inverse: {
      ...(edit.name !== undefined && { name: doc.name }),
      ...(edit.trashedAt !== undefined && { trashedAt: trashedAt ?? null }),
      entities: backEntities,
      relations: backRelations,
      confirmed: backConfirmed,
    },
  };
}

/** Relations, old or of the edit itself, without an end among `entities`. */
function endless(doc: Doc, entities: Table<Entity>, edit: DocEdit): Record<string, null> {
  const lost: Record<string, null> = {};
  const check = ({ id, head, tail }: Relation) => {
    if (!Object.hasOwn(entities, head) || !Object.hasOwn(entities, tail)) lost[id] = null;
  };
  const removes = Object.values(edit.entities ?? {}).some((entity) => entity === null);
  if (removes) {
    for (const relation of Object.values(doc.relations)) {
      if (!edit.relations || !Object.hasOwn(edit.relations, relation.id)) check(relation);
    }
  }
  for (const relation of Object.values(edit.relations ?? {})) if (relation) check(relation);
  return lost;
}

/** The changed table (the same one when nothing changes) and the changes that take it back. */
function patch<T>(table: Table<T>, changes: Table<T | null> = {}): [Table<T>, Table<T | null>] {
  const next: Record<string, T> = { ...table };
  const back: Record<string, T | null> = {};
  for (const [id, value] of Object.entries(changes)) {
    const old = Object.hasOwn(table, id) ? table[id] : null;
    if (old === value) continue;
    back[id] = old;
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return [Object.keys(back).length === 0 ? table : next, back];
}
