import type { DocEdit } from "../core/document/edit.ts";
import { packSentences } from "../core/document/packedSentences.ts";
import type { ProjectChange } from "./projectChange.ts";
import type { KnownAlike } from "./storedDoc.ts";
import { ROWS, type Row, type RowKey, type Tables } from "./tables.ts";
import { writeDocs } from "./writeDocs.ts";
import { writeHistory } from "./writeHistory.ts";

/** Writes a change into the tables; to be called in a transaction over all of them. */
export async function writeChange(db: Tables, change: ProjectChange): Promise<void> {
  await writeDocs(db, change.docs ?? {});
  await writeInside(db, change.inside ?? {});
  if (change.schema) await db.schema.put({ id: "schema", schema: change.schema });
  if (change.mentions) await db.schema.put({ id: "mentions", mentions: change.mentions });
  else if (change.mentions === null) await db.schema.delete("mentions");
  await writeHistory(db, change.history ?? {});
  const settings = Object.entries(change.settings ?? {});
  await db.settings.bulkPut(settings.map(([key, value]) => ({ key, value })));
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
        else put.push({ doc, id, value });
      }
    }
    if (removed.length > 0) await db[table].bulkDelete(removed);
    if (table === "confirmed") put.push(...(await known(db, removed)));
    if (put.length > 0) await db[table].bulkPut(put);
  }
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
