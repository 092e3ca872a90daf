import { Dexie, type PromiseExtended, type Table } from "dexie";

/**
 * Gives the records of a table to `use`, some at a time and in the order of their keys: to read
 * thousands at once holds the page up, and takes the memory of all of them twice. The promise is
 * Dexie's own: a transaction outlasts only so many of the engine's one within the other.
 */
export function inSlices<K>(
  table: Table<unknown, K>,
  most: number,
  use: (records: readonly unknown[]) => void,
  after: unknown = Dexie.minKey,
): PromiseExtended<void> {
  const some = table.where(":id").above(after).limit(most).toArray();
  return some.then((records) => {
    use(records);
    if (records.length === most) return inSlices(table, most, use, keyOf(table, records.at(-1)));
  });
}

function keyOf<K>({ schema }: Table<unknown, K>, record: unknown): unknown {
  const { keyPath } = schema.primKey;
  return typeof keyPath === "string"
    ? Dexie.getByKeyPath(record as object, keyPath)
    : keyPath?.map((path) => Dexie.getByKeyPath(record as object, path));
}
