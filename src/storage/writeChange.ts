import type { DocEdit } from "../core/document/edit.ts";
import { packSentences } from "../core/document/packedSentences.ts";
import type { ProjectChange } from "./projectChange.ts";
import type { KnownAlike } from "./storedDoc.ts";
import { ROWS, type Row, type RowKey, type Tables } from "./tables.ts";
import { writeDocs } from "./writeDocs.ts";
import { writeHistory } from "./writeHistory.ts";

/**
 * Writes a change into the tables; to be called in a transaction over all of them. What does not
 * wait for each other is asked for at once: a tab that is closed ends a transaction which still asks.
 */
export async function writeChange(db: Tables, change: ProjectChange): Promise<void> {
  if (change.docs) await writeDocs(db, change.docs);
  await Promise.all([
    ...writeInside(db, change.inside ?? {}),
    ...writeSchema(db, change),
    ...writeHistory(db, change.history ?? {}),
    ...writeSettings(db, change.settings ?? {}),
  ]);
}

function writeSchema(db: Tables, { schema, mentions }: ProjectChange): PromiseLike<unknown>[] {
  const writes: PromiseLike<unknown>[] = [];
  if (schema) writes.push(db.schema.put({ id: "schema", schema }));
  if (mentions) writes.push(db.schema.put({ id: "mentions", mentions }));
  else if (mentions === null) writes.push(db.schema.delete("mentions"));
  return writes;
}

function writeSettings(
  db: Tables,
  changed: NonNullable<ProjectChange["settings"]>,
): PromiseLike<unknown>[] {
  const settings = Object.entries(changed).map(([key, value]) => ({ key, value }));
  return settings.length > 0 ? [db.settings.bulkPut(settings)] : [];
}

function writeInside(db: Tables, edits: Readonly<Record<string, DocEdit>>): PromiseLike<unknown>[] {
  const all = Object.entries(edits);
  return [
    ...all.map(([id, edit]) => writeName(db, id, edit)),
    ...all.map(([id, edit]) => writeText(db, id, edit)),
    ...ROWS.map((table) => writeRows(db, table, all)),
  ];
}

/** Rows of a table: what goes and what comes has different keys. */
async function writeRows(
  db: Tables,
  table: (typeof ROWS)[number],
  edits: readonly (readonly [doc: string, DocEdit])[],
): Promise<void> {
  const put: Row<unknown>[] = [];
  const removed: RowKey[] = [];
  for (const [doc, edit] of edits)
    for (const [id, value] of Object.entries(edit[table] ?? {})) {
      if (value === null) removed.push([doc, id]);
      else put.push({ doc, id, value });
    }
  await Promise.all([
    put.length > 0 && db[table].bulkPut(put),
    removed.length > 0 && db[table].bulkDelete(removed),
  ]);
  if (table !== "confirmed" || removed.length === 0) return;
  const unknown = await known(db, removed);
  if (unknown.length > 0) await db.confirmed.bulkPut(unknown);
}

/** Rows that say of sentences that they are not confirmed any more, where their document says so. */
async function known(db: Tables, removed: readonly RowKey[]): Promise<Row<null>[]> {
  const rows: Row<null>[] = [];
  for (const doc of new Set(removed.map(([of]) => of))) {
    const record = (await db.known.get(doc)) as { known: readonly KnownAlike[] } | undefined;
    const ids = new Set(record?.known.flatMap((alike) => alike.ids));
    for (const [of, id] of removed)
      if (of === doc && ids.has(id)) rows.push({ doc, id, value: null });
  }
  return rows;
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
  const changes = {
    ...(text !== undefined && { text }),
    ...(sentences && { sentences: packSentences(id, sentences) }),
  };
  await db.documents.update(id, changes);
}
