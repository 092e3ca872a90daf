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
  /** What a sentence knows; null where it is not confirmed though `known` has it. */
  readonly confirmed: Table<unknown, RowKey>;
  /** What the sentences of a document knew when it came whole: one record, and no row for each. */
  readonly known: Table<unknown, string>;
  /** The types, and what was said of mentions, a record each. */
  readonly schema: Table<unknown, string>;
  readonly history: Table<unknown, number>;
  /** Documents that a step brings back whole, a row each under the step's number. */
  readonly stepDocs: Table<unknown, [seq: number, id: string]>;
  readonly settings: Table<unknown, string>;
}

export type RowKey = [doc: string, id: string];

/** An annotation of a document under its id. */
export interface Row<T> {
  readonly doc: string;
  readonly id: string;
  readonly value: T;
}

/** A document that a step brings back. */
export interface StepDoc {
  readonly seq: number;
  readonly id: string;
  readonly value: unknown;
}

/** The tables that hold rows of annotations. */
export const ROWS = ["entities", "relations", "confirmed"] as const;

/** The record among the settings that names the tab whose writes succeed. */
export const OWNER = "owner";
