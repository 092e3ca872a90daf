import type { z } from "zod";
import type { Doc, Scope } from "../core/document/document.ts";
import { withSharedScopes } from "../core/document/scope.ts";
import { t } from "../language/words.ts";
import { entityFault, nameRecord, relationFault } from "../records/docRecord.ts";
import type { Damage } from "./damage.ts";
import { inSlices } from "./inSlices.ts";
import { rowValues, storedKnown, storedText } from "./records.ts";
import { confirmedOf, withSentences } from "./storedDoc.ts";
import { ROWS, type Row, type Tables } from "./tables.ts";

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
  const stored: Stored = {
    names: new Map(),
    known: new Map(),
    entities: new Map(),
    relations: new Map(),
    confirmed: new Map(),
  };
  await inSlices(db.names, ROWS_AT_ONCE, (records) => {
    for (const record of records as { id: unknown }[]) stored.names.set(String(record.id), record);
  });
  await inSlices(db.known, DOCS_AT_ONCE, (records) => {
    for (const record of records as { doc: unknown }[])
      stored.known.set(String(record.doc), record);
  });
  for (const table of ROWS)
    await inSlices(db[table], ROWS_AT_ONCE, (rows) => addByDoc(stored[table], rows));
  const docs: Record<string, Doc> = {};
  const withText = new Set<string>();
  await inSlices(db.documents, DOCS_AT_ONCE, (texts) => {
    for (const text of texts) {
      const id = String((text as { id: unknown }).id);
      withText.add(id);
      const doc = readDoc(id, text, stored, damage);
      if (doc) docs[id] = { ...doc, confirmed: withSharedScopes(doc.confirmed, shared) };
    }
  });
  for (const id of new Set(Object.values(stored).flatMap((table) => [...table.keys()]))) {
    if (!withText.has(id)) damage.report(titleOf(id, stored), t("its text is missing"));
  }
  return docs;
}

/** So many are read at once: what a frame has time for. */
const DOCS_AT_ONCE = 20;
const ROWS_AT_ONCE = 2000;

interface Stored {
  readonly names: Map<string, unknown>;
  readonly known: Map<string, unknown>;
  readonly entities: Rows;
  readonly relations: Rows;
  readonly confirmed: Rows;
}

type Rows = Map<string, Row<unknown>[]>;

function readDoc(id: string, record: unknown, stored: Stored, damage: Damage): Doc | null {
  const title = titleOf(id, stored);
  const checked = damage.check(storedText, record, title);
  const text = checked && withSentences(checked);
  if (typeof text === "string") damage.report(title, text);
  if (!text || typeof text === "string") return null;
  const name = damage.check(nameRecord, stored.names.get(id), title);
  const entities = readRows(
    stored.entities.get(id) ?? [],
    {
      schema: rowValues.entities,
      faultOf: (e) => entityFault(e, text.text),
      titleOf: (row) => t("{title}, entity {id}", { title, id: row }),
    },
    damage,
  );
  const relations = readRows(
    stored.relations.get(id) ?? [],
    {
      schema: rowValues.relations,
      faultOf: (r) => relationFault(r, entities),
      titleOf: (row) => t("{title}, relation {id}", { title, id: row }),
    },
    damage,
  );
  return {
    ...text,
    ...(name ?? { name: nameIn(stored.names.get(id)) ?? id }),
    entities,
    relations,
    confirmed: readConfirmed(stored.known.get(id), stored.confirmed.get(id) ?? [], title, damage),
  };
}

/** What sentences know: as their document came, and as rows say that came since. */
function readConfirmed(
  record: unknown,
  rows: readonly Row<unknown>[],
  title: string,
  damage: Damage,
): Record<string, Scope> {
  const whole = record
    ? damage.check(storedKnown, record, t("{title}, its sentences", { title }))
    : null;
  const known = new Map(Object.entries(whole ? confirmedOf(whole.known) : {}));
  for (const { id, value } of rows) if (value === null) known.delete(id);
  const since = rows.filter(({ value }) => value !== null);
  const check = {
    schema: rowValues.confirmed,
    faultOf: () => null,
    titleOf: (row: string) => t("{title}, sentence {id}", { title, id: row }),
  };
  return { ...Object.fromEntries(known), ...readRows(since, check, damage) };
}

type FaultOf<T> = (value: T) => string | null;

interface Check<T> {
  readonly schema: z.ZodType<T>;
  readonly faultOf: FaultOf<T>;
  /** What the row of an id is called when it is reported. */
  readonly titleOf: (id: string) => string;
}

function readRows<T>(
  rows: readonly Row<unknown>[],
  { schema, faultOf, titleOf: titleOfRow }: Check<T>,
  damage: Damage,
): Record<string, T> {
  const table: Record<string, T> = {};
  for (const { id, value } of rows) {
    const name = titleOfRow(id);
    const read = damage.check(schema, value, name);
    if (read === null) continue;
    const own = (read as { id?: string }).id ?? id;
    const fault = own === id ? faultOf(read) : t("it calls itself {own}", { own });
    if (fault) damage.report(name, fault);
    else table[id] = read;
  }
  return table;
}

const titleOf = (id: string, { names }: Stored) =>
  t("Document {name}", { name: nameIn(names.get(id)) ?? id });

function nameIn(record: unknown): string | undefined {
  const name = (record as { name?: unknown } | undefined)?.name;
  return typeof name === "string" ? name : undefined;
}

function addByDoc(found: Rows, records: readonly unknown[]): void {
  for (const record of records as Row<unknown>[]) {
    const list = found.get(record.doc);
    if (list) list.push(record);
    else found.set(record.doc, [record]);
  }
}
