import { Dexie } from "dexie";
import type { Doc } from "../core/document/document.ts";
import type { ProjectChange } from "./projectChange.ts";
import { slices } from "./slices.ts";
import { knownRecord, nameRecordOf, textRecordOf } from "./storedDoc.ts";
import { ROWS, type Row, type RowKey, type Tables } from "./tables.ts";

/** So much is written at once as a frame has time for: in rows, and in letters that weigh as one. */
const ROWS_AT_ONCE = 600;
const LETTERS_OF_ROW = 2000;
/** So many documents are removed at once, and looked for one by one. */
const DOCS_AT_ONCE = 50;

/** Writes whole documents that come, and removes those that go. */
export async function writeDocs(
  db: Tables,
  changes: NonNullable<ProjectChange["docs"]>,
): Promise<void> {
  const ids = Object.keys(changes);
  if (ids.length === 0) return;
  // A document that comes is written over nothing: what is stored of one that was there goes first.
  const there = ids.length > DOCS_AT_ONCE ? await stored(db, ids) : ids;
  for (const some of slices(there, DOCS_AT_ONCE, () => 1)) await removeDocs(db, [...some]);
  const docs = Object.values(changes).filter((doc) => doc !== null);
  for (const some of slices(docs, ROWS_AT_ONCE, weightOf)) await putDocs(db, some);
}

async function putDocs(db: Tables, docs: readonly Doc[]): Promise<void> {
  await db.documents.bulkPut(docs.map(textRecordOf));
  await db.names.bulkPut(docs.map(nameRecordOf));
  const known = docs.filter(({ confirmed }) => Object.keys(confirmed).length > 0);
  await db.known.bulkPut(known.map(knownRecord));
  for (const table of ["entities", "relations"] as const) {
    const rows = docs.flatMap((doc) =>
      Object.entries(doc[table]).map(([id, value]): Row<unknown> => ({ doc: doc.id, id, value })),
    );
    // One document alone may have thousands.
    for (const some of slices(rows, ROWS_AT_ONCE, () => 1)) await db[table].bulkPut(some);
  }
}

const weightOf = ({ text, entities, relations, sentences }: Doc): number =>
  1 +
  Object.keys(entities).length +
  Object.keys(relations).length +
  (text.length + 20 * sentences.length) / LETTERS_OF_ROW;

async function removeDocs(db: Tables, ids: string[]): Promise<void> {
  await Promise.all([
    db.documents.bulkDelete(ids),
    db.names.bulkDelete(ids),
    db.known.bulkDelete(ids),
    ...ids.flatMap((id) =>
      ROWS.map((table) =>
        db[table]
          .where(":id")
          .between(...allOf(id))
          .delete(),
      ),
    ),
  ]);
}

/** The keys between which all rows of one document, or of one step, lie. */
export const allOf = (of: string | number) =>
  [
    [of, Dexie.minKey],
    [of, Dexie.maxKey],
  ] as const;

/** Those of the documents of which anything is stored: to look for each costs more than to ask once. */
async function stored(db: Tables, ids: readonly string[]): Promise<string[]> {
  const there = new Set<string>();
  const keys = <K>(table: { toCollection(): { primaryKeys(): PromiseLike<K[]> } }) =>
    table.toCollection().primaryKeys();
  for (const table of [db.documents, db.names, db.known])
    for (const id of await keys<string>(table)) there.add(id);
  for (const table of ROWS) for (const [id] of await keys<RowKey>(db[table])) there.add(id);
  return ids.filter((id) => there.has(id));
}
