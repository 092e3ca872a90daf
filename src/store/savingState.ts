import type { Triple } from "../core/results/triples.ts";

/** A row of a table that is saved; null: nothing. */
export type TableRow = readonly (string | number | null)[];

/** Files that the page makes of what it shows; each starts a download. */
export interface SavingState {
  /** Rows as CSV for spreadsheets, the first one names the columns. */
  saveTable(title: string, rows: readonly TableRow[]): void;
  /** The types alone, with rules, colours and keys, as a file that another project can import. */
  saveTypes(): Promise<void>;
  /** An SVG file. */
  saveDrawing(title: string, svg: string): void;
  /** Triples as a graph, in GraphML. */
  saveGraph(title: string, triples: readonly Triple[]): Promise<void>;
  /** A picture or a page of a figure. */
  saveFigure(title: string, figure: Blob, ending: "png" | "html"): void;
}
