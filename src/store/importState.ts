import type { FileChoices } from "../io/format.ts";
import type { ImportChoices } from "../io/import/importChoices.ts";
import type { ImportPreview } from "../io/import/importPreview.ts";
import type { NotRead } from "../io/reading.ts";
import type { ImportProgress } from "../worker/textProtocol.ts";

/** A file that was dropped or picked: a `File`, or one under the path of the folder that it is in. */
export interface PickedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  /** The same without reading it; absent of a `File`, which is one itself. */
  blob?(): Promise<Blob>;
}

/** The import that is under way: nothing is changed by it before its last station. */
export type ImportState =
  | { readonly kind: "none" }
  | (Looking & { readonly kind: "reading"; readonly progress: ImportProgress | null })
  | (Looking & { readonly kind: "shown"; readonly preview: ImportPreview })
  | (Looking & {
      readonly kind: "importing";
      readonly preview: ImportPreview;
      /** So many of the documents have come. */
      readonly done: number;
    });

/** Whether files come into the project, are only compared with it, or become one of their own. */
export type ImportPurpose = "import" | "compare" | "project";

/** An import that waits for the user's word. */
export type ShownImport = Extract<ImportState, { kind: "shown" }>;

/** A type of the files, and how often it is used. */
export type ComingType = ShownImport["preview"]["used"][number];

/** What is known of an import at every station. */
interface Looking {
  readonly id: string;
  /** What the files were opened for; something else can be chosen. */
  readonly purpose: ImportPurpose;
  readonly files: readonly string[];
  /** Files that could not even be fetched. */
  readonly lost: readonly NotRead[];
  /** What the user said of files, by their paths. */
  readonly fileChoices: ReadonlyMap<string, FileChoices>;
  readonly choices: ImportChoices;
}

/** What was pasted. */
export interface Pasted {
  readonly kind: "text" | "web page";
  readonly content: string;
}

/** Files that come in: read, looked at, mapped, and only then taken. */
export interface ImportActions {
  readonly importing: ImportState;
  /** Reads files and shows what they would bring. */
  importFiles(files: readonly PickedFile[], purpose?: ImportPurpose): Promise<void>;
  /** The form in which a pasted text is written, in words; null: plain text, or it cannot be told. */
  recognise(text: string): Promise<string | null>;
  /** Reads a pasted text, or what a page or program copied as a web page, as a file. */
  importPasted(pasted: Pasted): Promise<void>;
  /** Changes how the import comes. */
  chooseImport(change: Partial<ImportChoices>): void;
  /** Says of a file what it is, or where its text is; the files are read again. */
  readFileAs(path: string, choices: FileChoices): Promise<void>;
  /** Takes the documents as chosen, as one step. */
  commitImport(): Promise<void>;
  /** Compares the project with the documents as chosen; nothing is changed. */
  compareImport(): Promise<boolean>;
  /** Makes a project of each that the files hold, and opens the first; what is open stays as it is. */
  importAsProject(): Promise<void>;
  /** Ends the import; nothing was changed. */
  cancelImport(): void;
}
