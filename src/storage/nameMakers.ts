import type { Transaction } from "dexie";
import type { Row, RowKey } from "./tables.ts";

/**
 * From version 2, where the model's annotations had ids made of their words and the name of their
 * type, and only a missing score told who made one, to version 3: ids are opaque, and each
 * annotation has its maker. The history is brought over too, so that its steps can still be taken.
 * Whatever else a record holds goes over as it is: damage is named when the project is read.
 */
export async function nameMakers(tx: Transaction): Promise<void> {
  for (const table of ["entities", "relations"] as const) {
    const rows = tx.table<Row<unknown>, RowKey>(table);
    const keys = await rows.toCollection().primaryKeys();
    for (const doc of new Set(keys.map(([of]) => of))) {
      const old = await rows.where(":id").between([doc], [doc, []]).toArray();
      const next = old.map(({ id, value }) => {
        return { doc, id: opaqueId(doc, id), value: upgraded(doc, value) };
      });
      await rows.bulkDelete(old.map(({ id }): RowKey => [doc, id]));
      await rows.bulkPut(next);
    }
  }
  await tx
    .table<{ edit?: unknown }>("history")
    .toCollection()
    .modify((step) => {
      step.edit = upgradedEdit(step.edit);
    });
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An entity or a relation with its maker and its new ids; anything else as it is. */
function upgraded(doc: string, value: unknown): unknown {
  if (!isFields(value)) return value;
  const ids = ["id", "head", "tail"].flatMap((field): [string, unknown][] => {
    const id = value[field];
    return typeof id === "string" ? [[field, opaqueId(doc, id)]] : [];
  });
  if (!("score" in value) || "by" in value) return { ...value, ...Object.fromEntries(ids) };
  const by = value.score === null ? "user" : "model";
  return { ...value, ...Object.fromEntries(ids), by };
}

function upgradedEdit(edit: unknown): unknown {
  if (!isFields(edit)) return edit;
  const mapped = (table: unknown, change: (id: string, value: unknown) => [string, unknown]) =>
    isFields(table)
      ? Object.fromEntries(Object.entries(table).map(([id, value]) => change(id, value)))
      : table;
  const annotations = (doc: string, table: unknown) =>
    mapped(table, (id, value) => [opaqueId(doc, id), upgraded(doc, value)]);
  const tables = (doc: string, value: unknown): [string, unknown] => {
    if (!isFields(value)) return [doc, value];
    const next = Object.fromEntries(
      ["entities", "relations"]
        .filter((table) => table in value)
        .map((table) => [table, annotations(doc, value[table])]),
    );
    return [doc, { ...value, ...next }];
  };
  const parts = ["docs", "inside"].filter((part) => part in edit);
  return {
    ...edit,
    ...Object.fromEntries(parts.map((part) => [part, mapped(edit[part], tables)])),
  };
}

/** The id itself where it is opaque already; else one that follows from it, 106 bits of its hash. */
function opaqueId(doc: string, id: string): string {
  if (/^[\w-]*$/.test(id)) return id;
  const parts = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (const char of `${doc}\0${id}`) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) >>> 0;
  });
  return `v2${parts.map((part) => part.toString(36)).join("")}`;
}
