import { Dexie } from "dexie";
import type { Doc } from "../core/document/document.ts";
import type { DocEdit } from "../core/document/edit.ts";
import type { Step } from "../core/document/history.ts";
import type { ProjectChange } from "./projectChange.ts";
import { ROWS, type Row, type RowKey, type Tables } from "./tables.ts";

/** Writes a change into the tables; to be called in a transaction over all of them. */
export async function writeChange(db: Tables, change: ProjectChange): Promise<void> {
  await writeDocs(db, change.docs ?? {});
  await writeInside(db, change.inside ?? {});
  if (change.schema) await db.schema.put({ id: "schema", schema: change.schema });
  const [entries, dropped] = split<Step>(change.history ?? {});
  await db.history.bulkDelete(dropped.map(Number));
  await db.history.bulkPut(entries);
  const settings = Object.entries(change.settings ?? {});
  await db.settings.bulkPut(settings.map(([key, value]) => ({ key, value })));
}

/** So many documents are written at once: what a frame has time for. */
const DOCS_AT_ONCE = 50;

/** A document that comes is written over nothing: rows of one that was there before go first. */
async function writeDocs(db: Tables, changes: NonNullable<ProjectChange["docs"]>): Promise<void> {
  const ids = Object.keys(changes);
  if (ids.length === 0) return;
  for (const id of ids.length > DOCS_AT_ONCE ? await stored(db, ids) : ids) {
    await db.documents.delete(id);
    await db.names.delete(id);
    const all = [
      [id, Dexie.minKey],
      [id, Dexie.maxKey],
    ] as const;
    for (const table of ROWS)
      await db[table]
        .where(":id")
        .between(...all)
        .delete();
  }
  const [docs] = split(changes);
  for (let first = 0; first < docs.length; first += DOCS_AT_ONCE) {
    const some = docs.slice(first, first + DOCS_AT_ONCE);
    await db.documents.bulkPut(some.map(textOf));
    await db.names.bulkPut(some.map(nameOf));
    for (const table of ROWS) {
      const rows = some.flatMap((doc) =>
        Object.entries(doc[table]).map(([id, value]) => row(doc.id, id, value)),
      );
      if (rows.length > 0) await db[table].bulkPut(rows);
    }
  }
}

/** Those of the documents of which anything is stored: to look for each costs more than to ask once. */
async function stored(db: Tables, ids: readonly string[]): Promise<string[]> {
  const there = new Set<string>(await db.documents.toCollection().primaryKeys());
  for (const id of await db.names.toCollection().primaryKeys()) there.add(id);
  for (const table of ROWS)
    for (const [id] of await db[table].toCollection().primaryKeys()) there.add(id);
  return ids.filter((id) => there.has(id));
}

async function writeInside(db: Tables, edits: Readonly<Record<string, DocEdit>>): Promise<void> {
  for (const [id, edit] of Object.entries(edits)) {
    await writeName(db, id, edit);
    await writeText(db, id, edit);
  }
  for (const table of ROWS) {
    const put: Row<unknown>[] = [];
    const removed: RowKey[] = [];
    for (const [doc, edit] of Object.entries(edits)) {
      for (const [id, value] of Object.entries(edit[table] ?? {})) {
        if (value === null) removed.push([doc, id]);
        else put.push(row(doc, id, value));
      }
    }
    if (removed.length > 0) await db[table].bulkDelete(removed);
    if (put.length > 0) await db[table].bulkPut(put);
  }
}

async function writeName(db: Tables, id: string, edit: DocEdit): Promise<void> {
  const { name, trashedAt, notAnnotated, notTrained, checked } = edit;
  const changed = { name, trashedAt, notAnnotated, notTrained, checked };
  if (Object.values(changed).every((field) => field === undefined)) return;
  const stored = ((await db.names.get(id)) ?? {}) as object;
  const wanted = Object.entries(changed).filter(([, field]) => field !== undefined);
  const next = Object.entries({ ...stored, ...Object.fromEntries(wanted) });
  // What is null is not there.
  await db.names.put({ ...Object.fromEntries(next.filter(([, field]) => field !== null)), id });
}

async function writeText(db: Tables, id: string, { text, sentences }: DocEdit): Promise<void> {
  if (text === undefined && sentences === undefined) return;
  const changes = { ...(text !== undefined && { text }), ...(sentences && { sentences }) };
  await db.documents.update(id, changes);
}

const row = (doc: string, id: string, value: unknown): Row<unknown> => ({ doc, id, value });

const textOf = ({ id, text, sentences, createdAt }: Doc) => ({ id, text, sentences, createdAt });

const nameOf = ({ id, name, trashedAt, notAnnotated, notTrained, checked, metadata }: Doc) => ({
  id,
  name,
  ...(metadata && { metadata }),
  ...(trashedAt !== undefined && { trashedAt }),
  ...(notAnnotated && { notAnnotated }),
  ...(notTrained && { notTrained }),
  ...(checked && { checked }),
});

function split<T>(changes: Readonly<Record<string, T | null>>): [put: T[], removed: string[]] {
  const entries = Object.entries(changes);
  return [
    entries.map(([, value]) => value).filter((value) => value !== null),
    entries.filter(([, value]) => value === null).map(([key]) => key),
  ];
}
