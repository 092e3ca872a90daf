import type { Table } from "dexie";

/** The tables as they are stored; what they hold is only trusted after `readProject`. */
export interface Tables {
  readonly documents: Table<unknown, string>;
  readonly annotations: Table<unknown, string>;
  readonly schema: Table<unknown, string>;
  readonly history: Table<unknown, number>;
  readonly settings: Table<unknown, string>;
}

/** The record among the settings that names the tab whose writes succeed. */
export const OWNER = "owner";
