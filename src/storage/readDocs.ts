import type { z } from "zod";
import type { Doc, Scope } from "../core/document/document.ts";
import { withSharedScopes } from "../core/document/scope.ts";
import {
  entityFault,
  nameRecord,
  relationFault,
  textFault,
  textRecord,
} from "../records/docRecord.ts";
import type { Damage } from "./damage.ts";
import { rowValues } from "./records.ts";
import type { Row, Tables } from "./tables.ts";

/**
 * Reads the documents. An annotation that is damaged is left out, a document only for its text.
 *
 * @param shared gives equal scopes as one object
 */
export async function readDocs(
  db: Tables,
  damage: Damage,
  shared: (scope: Scope) => Scope,
): Promise<Record<string, Doc>> {
  const texts = byId(await db.documents.toArray());
  const stored: Stored = {
    names: byId(await db.names.toArray()),
    entities: byDoc(await db.entities.toArray()),
    relations: byDoc(await db.relations.toArray()),
    confirmed: byDoc(await db.confirmed.toArray()),
  };
  const docs: Record<string, Doc> = {};
  for (const [id, text] of texts) {
    const doc = readDoc(id, text, stored, damage);
    if (doc) docs[id] = { ...doc, confirmed: withSharedScopes(doc.confirmed, shared) };
  }
  for (const id of new Set(Object.values(stored).flatMap((table) => [...table.keys()]))) {
    if (!texts.has(id)) damage.report(titleOf(id, stored), "its text is missing");
  }
  return docs;
}

interface Stored {
  readonly names: ReadonlyMap<string, unknown>;
  readonly entities: Rows;
  readonly relations: Rows;
  readonly confirmed: Rows;
}

type Rows = ReadonlyMap<string, readonly Row<unknown>[]>;

function readDoc(id: string, record: unknown, stored: Stored, damage: Damage): Doc | null {
  const title = titleOf(id, stored);
  const text = damage.check(textRecord, record, title);
  const fault = text && textFault(text);
  if (fault) damage.report(title, fault);
  if (!text || fault) return null;
  const name = damage.check(nameRecord, stored.names.get(id), title);
  const read = <T>(rows: Rows, schema: z.ZodType<T>, kind: string, faultOf: FaultOf<T>) =>
    readRows(rows.get(id) ?? [], { schema, faultOf, title: `${title}, ${kind}` }, damage);
  const entities = read(stored.entities, rowValues.entities, "entity", (e) =>
    entityFault(e, text.text),
  );
  const relations = read(stored.relations, rowValues.relations, "relation", (r) =>
    relationFault(r, entities),
  );
  const confirmed = read(stored.confirmed, rowValues.confirmed, "sentence", () => null);
  return {
    ...text,
    ...(name ?? { name: nameIn(stored.names.get(id)) ?? id }),
    entities,
    relations,
    confirmed,
  };
}

type FaultOf<T> = (value: T) => string | null;

interface Check<T> {
  readonly schema: z.ZodType<T>;
  readonly faultOf: FaultOf<T>;
  /** What a row is called when it is reported, before its id. */
  readonly title: string;
}

function readRows<T>(
  rows: readonly Row<unknown>[],
  { schema, faultOf, title }: Check<T>,
  damage: Damage,
): Record<string, T> {
  const table: Record<string, T> = {};
  for (const { id, value } of rows) {
    const name = `${title} ${id}`;
    const read = damage.check(schema, value, name);
    if (read === null) continue;
    const own = (read as { id?: string }).id ?? id;
    const fault = own === id ? faultOf(read) : `it calls itself ${own}`;
    if (fault) damage.report(name, fault);
    else table[id] = read;
  }
  return table;
}

const titleOf = (id: string, { names }: Stored) => `Document ${nameIn(names.get(id)) ?? id}`;

function nameIn(record: unknown): string | undefined {
  const name = (record as { name?: unknown } | undefined)?.name;
  return typeof name === "string" ? name : undefined;
}

const byId = (records: readonly unknown[]): Map<string, unknown> =>
  new Map(records.map((record) => [String((record as { id: unknown }).id), record]));

function byDoc(records: readonly unknown[]): Map<string, Row<unknown>[]> {
  const found = new Map<string, Row<unknown>[]>();
  for (const record of records as Row<unknown>[]) {
    const list = found.get(record.doc);
    if (list) list.push(record);
    else found.set(record.doc, [record]);
  }
  return found;
}
