import type { Doc, Range, Schema, Sentence } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import type { MentionChoices } from "../core/document/mentionChoices.ts";
import type { VersionBackup } from "../core/lifecycle/versionBackup.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { KeptModel } from "./project/keptModel.ts";
import type { Reading } from "./reading.ts";
import type { SourceFile } from "./sourceFile.ts";

/** A form in which annotations come and go: one entry of the table of formats. */
export interface Format {
  readonly id: string;
  /** For menus and reports: "brat standoff". */
  readonly label: string;
  /** Packages by which it is read or written, beside those of every format. */
  readonly libraries?: readonly string[];
  readonly reader?: Reader;
  readonly writer?: Writer;
}

/** How files of a format are read. */
export interface Reader {
  /** Endings of its files, for pickers. */
  readonly endings: readonly string[];
  /** Files beside one that belong to it, where a single file is named. */
  beside?(path: string): readonly string[];
  /** What each line is, of JSON lines that can be read some at a time. */
  readonly lines?: LineOf;
  /** Those of the files that are of this format; a format earlier in the table goes first. */
  sniff(files: readonly SourceFile[]): readonly SourceFile[];
  /** Reads them. A fault is no error: it is told in the reading. Libraries are loaded here. */
  read(files: readonly SourceFile[], tools: ReadTools): Reading | Promise<Reading>;
}

/** What a line of JSON lines holds: a text, or one of its sentences. */
export type LineOf = "document" | "sentence";

/** What the user may choose of how a file is read. */
export interface FileChoices {
  /** The id of the format to read it as, in place of the one that its content shows. */
  readonly format?: string;
  /** Of a table or of records: the column that holds the text. */
  readonly textColumn?: string;
}

/** What who reads files has to give: `io` knows neither sentences nor ids. */
export interface HostTools {
  /** Cuts a text into sentences and words that fit the spans. */
  readonly segmentAround: (docId: string, text: string, spans: readonly Range[]) => Sentence[];
  /** A new id for the document of a file; `part` tells several of one file apart. */
  readonly newId: (path: string, part?: number) => string;
  /** When the next document was made: later than the one before, so that they keep their order. */
  readonly now: () => number;
  /** What the user chose for a file; absent: nothing. */
  readonly choices?: (path: string) => FileChoices;
  /**
   * To be awaited between the records of a file, `done` of `all` being read: it shows how far the
   * reading is, and throws where the user cancelled it. Absent: nobody looks.
   */
  readonly step?: (path: string, done: number, all: number) => Promise<void>;
}

/** What readers are given. */
export interface ReadTools extends Required<HostTools> {
  /** The name of the document of a file. */
  readonly nameOf: (path: string) => string;
}

/** How a format is written. */
export interface Writer {
  /** What it does not hold, said before it is chosen. */
  readonly cannotHold: readonly string[];
  /** Where its files go: into a folder, or there is one, beside which others may lie. */
  readonly target: "folder" | "file";
  /** Whether words and sentences are read again as they were; null: it is written, but never read. */
  readonly holdsWords: boolean | null;
  /** What each line is, of JSON lines that can be written some at a time. */
  readonly lines?: LineOf;
  /** It takes documents as they are kept, with every annotation and the trash: nothing is chosen. */
  readonly holdsEverything?: true;
  write(content: Content): Written | Promise<Written>;
}

/** What is taken away. */
export interface Content {
  /**
   * With the annotations that are to be written and no others (`chosenAnnotations`): a format that
   * does not hold what was suggested and what was confirmed writes them alike.
   */
  readonly docs: readonly Doc[];
  /** The types, with what relations may link. */
  readonly types: ModelTypes;
  /** Which mentions name one thing, as far as the user said so. */
  readonly mentions?: MentionChoices | undefined;
  /** Whether a format of sentences holds those only that the user confirmed. */
  readonly sentences: "confirmed" | "all";
  /** Where these are some of the documents that are written: what holds of all. */
  readonly among?: Among;
  /** What a form that holds everything keeps beside; absent: what the types say. */
  readonly kept?: Kept;
}

/** What of all documents decides how each is written. */
export interface Among {
  readonly several: boolean;
  readonly hasRelations: boolean;
}

/** What a project keeps beside its documents. */
export interface Kept {
  /** The name of the project. */
  readonly name?: string | undefined;
  readonly schema: Schema;
  /** How the kept models were made. */
  readonly versions: readonly VersionBackup[];
  /** Trained models, where they shall come along. */
  readonly models?: readonly KeptModel[];
  /** The steps of the history, where they shall come along. */
  readonly steps?: readonly Step[];
}

/** A file that was made: of what may be large the browser holds the bytes. */
export type FileContent = string | Uint8Array<ArrayBuffer> | Blob;

/** Files that were made, and what they lack. */
export interface Written {
  /** By name; of a target that is one file, the first is that file. */
  readonly files: ReadonlyMap<string, FileContent>;
  readonly entities: number;
  readonly relations: number;
  /** By kind: "relations between sentences" → 2. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

/** Counts what is left out, by kind. */
export function counter(): {
  counts: Map<string, number>;
  count: (kind: string, n?: number) => void;
} {
  const counts = new Map<string, number>();
  const count = (kind: string, n = 1) => {
    if (n > 0) counts.set(kind, (counts.get(kind) ?? 0) + n);
  };
  return { counts, count };
}
