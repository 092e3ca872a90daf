/** Records as JSON lines. */
export const jsonLines = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** Records as one list, a record a line. */
export const jsonList = (records: readonly unknown[]): string =>
  records.length === 0
    ? "[]\n"
    : `[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]\n`;
