/** Imports of the peers' packages by name. */
export const packages: Readonly<Record<string, () => Promise<unknown>>>;
