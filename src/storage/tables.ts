import type { Table } from "dexie";

/** The tables as they are stored; what they hold is only trusted after `readProject`. */
export interface Tables {
  /** Texts and their sentences: they seldom change. */
  readonly documents: Table<unknown, string>;
  /** What a document has besides its text: its name, and since when it lies in the trash. */
  readonly names: Table<unknown, string>;
  /** Annotations, a row each, so that an edit writes no more than it changes. */
  readonly entities: Table<unknown, RowKey>;
  readonly relations: Table<unknown, RowKey>;
  readonly confirmed: Table<unknown, RowKey>;
  readonly schema: Table<unknown, string>;
  readonly history: Table<unknown, number>;
  readonly settings: Table<unknown, string>;
}

export type RowKey = [doc: string, id: string];

/** An annotation of a document under its id. */
export interface Row<T> {
  readonly doc: string;
  readonly id: string;
  readonly value: T;
}

/** The tables that hold rows of annotations. */
export const ROWS = ["entities", "relations", "confirmed"] as const;

/** The record among the settings that names the tab whose writes succeed. */
export const OWNER = "owner";
