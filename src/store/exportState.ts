import type { Chosen } from "../io/chosenAnnotations.ts";
import type { Written } from "../io/format.ts";
import type { FormatId } from "../io/formats.ts";

/** What is to be taken away, and how. */
export interface ExportRequest {
  readonly format: FormatId;
  /** Ids of documents, or all of them. */
  readonly docs: readonly string[] | "all";
  readonly annotations: Chosen;
  /** What a form that holds everything takes along only where that is wanted. */
  readonly with: { readonly models: boolean; readonly history: boolean };
}

/** The export that is being prepared. */
export type ExportState =
  | { readonly kind: "none" }
  | { readonly kind: "open"; readonly request: ExportRequest; readonly made: Made };

/** What a request comes to. */
export type Made =
  | { readonly kind: "making" }
  | { readonly kind: "made"; readonly written: Written; readonly documents: number }
  | { readonly kind: "failed"; readonly message: string };

/** What people take away. */
export interface ExportActions {
  readonly exporting: ExportState;
  /** Prepares an export: in the format, or in the one that was last taken. */
  openExport(format?: FormatId): void;
  /** Changes the request; what it comes to is made anew. */
  chooseExport(change: Partial<ExportRequest>): void;
  /** Hands over what was made. */
  downloadExport(): Promise<void>;
  closeExport(): void;
  /** Takes the confirmed annotations of all documents away at once; of a project, all there is. */
  exportAnnotations(format: FormatId): Promise<void>;
}
