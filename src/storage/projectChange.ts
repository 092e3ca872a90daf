import type { Doc, Project, Schema } from "../core/document/document.ts";
import type { DocEdit, Edit } from "../core/document/edit.ts";

/** A step of the undo or redo stack: applying its edit takes that step. */
export interface HistoryEntry {
  /** Grows with every step put on either stack; the highest is on top. */
  readonly seq: number;
  readonly stack: "undo" | "redo";
  readonly name: string;
  readonly edit: Edit;
  /** The document that is opened when the step is taken. */
  readonly doc: string | null;
  /** When the user made it, in milliseconds since 1970; 0 where that is not known. */
  readonly at: number;
}

/** What is remembered besides the project. */
export interface Settings {
  readonly backend: "auto" | "webgpu" | "wasm";
  readonly theme: "system" | "light" | "dark";
  readonly activeDoc: string | null;
  /** The stored model in use; null is the bundled one. */
  readonly modelVersion: string | null;
  /** Seconds of a training step, by the device that took them. */
  readonly stepSeconds: Readonly<Record<string, number>>;
  /** Keys of commands that the user changed, by the command's id. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Whether all arcs are drawn at full strength, or only those of what is selected or hovered. */
  readonly arcs: "all" | "focus";
  /** How far apart the lines of a document are, by its id, where the user chose it. */
  readonly lines: Readonly<Record<string, LineSpacing>>;
  /** The document that could not be drawn. */
  readonly failedDoc: string | null;
}

/** Lines further apart than normal, with more room for arcs. */
export type LineSpacing = "roomy" | "veryRoomy";

/** The settings of a first visit. */
export const DEFAULT_SETTINGS: Settings = {
  backend: "auto",
  theme: "system",
  activeDoc: null,
  modelVersion: null,
  stepSeconds: {},
  keys: {},
  arcs: "all",
  lines: {},
  failedDoc: null,
};

/** What is to be stored, as it shall be afterwards: `null` removes. */
export interface ProjectChange {
  /** Whole documents that come or go, with everything in them. */
  readonly docs?: Readonly<Record<string, Doc | null>>;
  /** What changed inside documents that are there, after those that come or go. */
  readonly inside?: Readonly<Record<string, DocEdit>>;
  readonly schema?: Schema;
  readonly history?: Readonly<Record<number, HistoryEntry | null>>;
  readonly settings?: Partial<Settings>;
}

/** Everything that was stored, and what of it could not be read. */
export interface StoredProject {
  /** Null on a first visit. */
  readonly project: Project | null;
  /** Both stacks, lowest step first. */
  readonly history: readonly HistoryEntry[];
  readonly settings: Settings;
  /** One line for each record that could not be read; it stays stored as it is. */
  readonly damaged: readonly string[];
}

/** One change that does what two do, one after the other. */
export function mergeChanges(first: ProjectChange, second: ProjectChange): ProjectChange {
  const schema = second.schema ?? first.schema;
  return {
    docs: { ...first.docs, ...second.docs },
    inside: mergeInside(first, second),
    history: { ...first.history, ...second.history },
    settings: { ...first.settings, ...second.settings },
    ...(schema && { schema }),
  };
}

function mergeInside(first: ProjectChange, second: ProjectChange): Record<string, DocEdit> {
  const merged: Record<string, DocEdit> = { ...first.inside };
  // A document that comes or goes whole leaves nothing of what was done inside it before.
  for (const id of Object.keys(second.docs ?? {})) delete merged[id];
  for (const [id, edit] of Object.entries(second.inside ?? {})) {
    merged[id] = merged[id] ? mergeDocEdits(merged[id], edit) : edit;
  }
  return merged;
}

const mergeDocEdits = (first: DocEdit, second: DocEdit): DocEdit => ({
  ...first,
  ...second,
  entities: { ...first.entities, ...second.entities },
  relations: { ...first.relations, ...second.relations },
  confirmed: { ...first.confirmed, ...second.confirmed },
});
