import type { Doc, Project } from "../core/document/document.ts";
import type { DocEdit, Edit } from "../core/document/edit.ts";
import type { ProjectChange } from "./projectChange.ts";

/** What an edit changed, as it is now: the inverse of the edit names all of it. */
export function changeOf(project: Project, inverse: Edit): ProjectChange {
  const docs = valuesNow(project.docs, inverse.docs);
  const inside = Object.entries(inverse.inside ?? {})
    .map(([id, back]) => [id, changeInside(project.docs[id], back)] as const)
    .filter(([, change]) => Object.keys(change).length > 0);
  return {
    ...(docs && { docs }),
    ...(inside.length > 0 && { inside: Object.fromEntries(inside) }),
    ...(inverse.schema && { schema: project.schema }),
  };
}

/** Whether nothing is to be stored. */
export const isEmpty = (change: ProjectChange): boolean => Object.keys(change).length === 0;

function changeInside(doc: Doc, back: DocEdit): DocEdit {
  const entities = valuesNow(doc.entities, back.entities);
  const relations = valuesNow(doc.relations, back.relations);
  const confirmed = valuesNow(doc.confirmed, back.confirmed);
  const trashedAt = doc.trashedAt ?? null;
  return {
    ...(back.name !== undefined && back.name !== doc.name && { name: doc.name }),
    ...(back.trashedAt !== undefined && back.trashedAt !== trashedAt && { trashedAt }),
    ...(entities && { entities }),
    ...(relations && { relations }),
    ...(confirmed && { confirmed }),
  };
}

type Table<T> = Readonly<Record<string, T>>;

/** What a table has now under the keys that changed; undefined when none did. */
function valuesNow<T>(table: Table<T>, changed: Table<unknown> = {}): Table<T | null> | undefined {
  const ids = Object.keys(changed);
  if (ids.length === 0) return undefined;
  return Object.fromEntries(ids.map((id) => [id, Object.hasOwn(table, id) ? table[id] : null]));
}
