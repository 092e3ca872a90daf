import type { Transaction } from "dexie";
import type { Scope } from "../core/document/document.ts";
import type { Row, RowKey } from "./tables.ts";

/**
 * From version 3, where a confirmed sentence was said to be annotated for all types, to version 4,
 * where it names them: all that the schema holds. In the steps of the history they are those that
 * the schema holds once the step is taken. Whatever has another shape goes over as it is.
 */
export async function giveScopes(tx: Transaction): Promise<void> {
  const stored: unknown = await tx.table("schema").get("schema");
  const now = scopeOf(isFields(stored) ? stored.schema : undefined) ?? (await scopeInUse(tx));
  await tx
    .table<{ value: unknown }>("confirmed")
    .toCollection()
    .modify((row) => {
      if (row.value === true) row.value = now;
    });
  const history = tx.table<OldStep, number>("history");
  const steps = await history.orderBy("seq").toArray();
  const given: OldStep[] = [];
  for (const stack of ["undo", "redo"]) {
    let scope = now;
    // The last step is the next to be taken.
    for (const step of steps.filter((one) => one.stack === stack).toReversed()) {
      if (isFields(step.edit)) scope = scopeOf(step.edit.schema) ?? scope;
      given.push({ ...step, edit: withScopes(step.edit, scope) });
    }
  }
  await history.bulkPut(given);
}

interface OldStep {
  readonly seq: number;
  readonly stack?: unknown;
  readonly edit?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** All types of a schema; null when it is none. */
function scopeOf(schema: unknown): Scope | null {
  if (!isFields(schema)) return null;
  const [entities, relations] = [schema.entities, schema.relations].map(namesIn);
  return entities && relations ? { entities, relations } : null;
}

function namesIn(types: unknown): string[] | null {
  if (!Array.isArray(types)) return null;
  return types.flatMap((type: unknown) =>
    isFields(type) && typeof type.name === "string" ? [type.name] : [],
  );
}

/** The types that annotations have: of a schema that cannot be read nothing else is known. */
async function scopeInUse(tx: Transaction): Promise<Scope> {
  const used = async (table: string): Promise<string[]> => {
    const names = new Set<string>();
    await tx.table<Row<unknown>, RowKey>(table).each(({ value }) => {
      if (isFields(value) && typeof value.type === "string") names.add(value.type);
    });
    return [...names];
  };
  return { entities: await used("entities"), relations: await used("relations") };
}

/** An edit of the history in which sentences are confirmed for these types. */
function withScopes(edit: unknown, scope: Scope): unknown {
  if (!isFields(edit)) return edit;
  const eachOf = (table: unknown, change: (value: unknown) => unknown) =>
    isFields(table)
      ? Object.fromEntries(Object.entries(table).map(([id, value]) => [id, change(value)]))
      : table;
  const inDoc = (doc: unknown) =>
    isFields(doc) && "confirmed" in doc
      ? { ...doc, confirmed: eachOf(doc.confirmed, (value) => (value === true ? scope : value)) }
      : doc;
  const parts = ["docs", "inside"].filter((part) => part in edit);
  return {
    ...edit,
    ...Object.fromEntries(parts.map((part) => [part, eachOf(edit[part], inDoc)])),
  };
}
