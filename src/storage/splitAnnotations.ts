import type { Transaction } from "dexie";
import type { Row } from "./tables.ts";

/**
 * From version 1, where all annotations of a document were one record, to version 2, where each has
 * a row. Whatever shape it has goes over: what is damaged is named when the project is read.
 */
export async function splitAnnotations(tx: Transaction): Promise<void> {
  const old = tx.table<OldRecord>("annotations");
  for (const key of await old.toCollection().primaryKeys()) {
    const { id, entities, relations, confirmed, ...rest } = (await old.get(key))!;
    await tx.table("names").add({ ...rest, id });
    await tx.table("entities").bulkAdd(rowsOf(id, entities));
    await tx.table("relations").bulkAdd(rowsOf(id, relations));
    await tx.table("confirmed").bulkAdd(rowsOf(id, confirmed));
  }
  await tx
    .table<{ at?: number }>("history")
    .toCollection()
    .modify((entry) => {
      entry.at ??= 0;
    });
}

interface OldRecord {
  readonly id: string;
  readonly entities?: unknown;
  readonly relations?: unknown;
  readonly confirmed?: unknown;
}

/** The rows of a table; of what is no table, one row without an id that keeps it. */
function rowsOf(doc: string, table: unknown): Row<unknown>[] {
  if (typeof table !== "object" || table === null || Array.isArray(table)) {
    return [{ doc, id: "", value: table }];
  }
  return Object.entries(table).map(([id, value]) => ({ doc, id, value }));
}
