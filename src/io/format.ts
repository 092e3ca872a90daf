import type { Doc, Range, Sentence } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { Reading } from "./reading.ts";
import type { SourceFile } from "./sourceFile.ts";

/** A form in which annotations come and go: one entry of the table of formats. */
export interface Format {
  readonly id: string;
  /** For menus and reports: "brat standoff". */
  readonly label: string;
  readonly reader?: Reader;
  readonly writer?: Writer;
}

/** How files of a format are read. */
export interface Reader {
  /** Endings of its files, for pickers. */
  readonly endings: readonly string[];
  /** Files beside one that belong to it, where a single file is named. */
  beside?(path: string): readonly string[];
  /** Those of the files that are of this format; a format earlier in the table goes first. */
  sniff(files: readonly SourceFile[]): readonly SourceFile[];
  /** Reads them. A fault is no error: it is told in the reading. */
  read(files: readonly SourceFile[], tools: ReadTools): Reading;
}

/** What who reads files has to give: `io` knows neither sentences nor ids. */
export interface HostTools {
  /** Cuts a text into sentences and words that fit the spans. */
  readonly segmentAround: (docId: string, text: string, spans: readonly Range[]) => Sentence[];
  /** A new id for the document of a file; `part` tells several of one file apart. */
  readonly newId: (path: string, part?: number) => string;
  /** When the next document was made: later than the one before, so that they keep their order. */
  readonly now: () => number;
}

/** What readers are given. */
export interface ReadTools extends HostTools {
  /** The name of the document of a file. */
  readonly nameOf: (path: string) => string;
}

/** How a format is written. */
export interface Writer {
  /** What it does not hold, said before it is chosen. */
  readonly cannotHold: readonly string[];
  /** Where its files go: into a folder, or there is one, beside which others may lie. */
  readonly target: "folder" | "file";
  /** Whether words and sentences are read again as they were. */
  readonly holdsWords: boolean;
  write(content: Content): Written;
}

/** What is taken away: confirmed annotations of documents. */
export interface Content {
  readonly docs: readonly Doc[];
  /** The types, with what relations may link. */
  readonly types: ModelTypes;
  /** Whether a format of sentences holds those only that the user confirmed. */
  readonly sentences: "confirmed" | "all";
}

/** Files that were made, and what they lack. */
export interface Written {
  /** By name; of a target that is one file, the first is that file. */
  readonly files: ReadonlyMap<string, string>;
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
