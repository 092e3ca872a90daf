import type { Project } from "../core/document/document.ts";
import type { Edit } from "../core/document/edit.ts";
import type { HistoryChange, Step } from "../core/document/history.ts";
import { squashEdits } from "../core/document/squashEdits.ts";
import { DEFAULT_HELD_OUT, type HeldOutChoice } from "../core/learn/heldOut.ts";
import type { Studies } from "../core/learn/storedStudy.ts";
import type { Speed } from "../core/learn/trainingTime.ts";
import type { BackupMark } from "../core/lifecycle/backupDue.ts";
import { type BundledName, DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import type { BackendSetting } from "../core/lifecycle/openModel.ts";
import type { LanguageChoice } from "../language/languages.ts";

/** What is remembered besides the project. */
export interface Settings {
  readonly backend: BackendSetting;
  readonly theme: "system" | "light" | "dark";
  readonly language: LanguageChoice;
  readonly activeDoc: string | null;
  /** The kept model in use; null: it is an added or a bundled one. */
  readonly modelVersion: string | null;
  /** The model in use that the user added; null: it is a kept or a bundled one. */
  readonly addedModel: string | null;
  /** The bundled model that is opened when no stored one is. */
  readonly bundled: BundledName;
  /** Whether a first visit still asks what one reads. */
  readonly asksReading: boolean;
  /** Whether the project was made without types, so that none come with a model by themselves. */
  readonly isBegunEmpty: boolean;
  /** How fast devices train, by their labels. */
  readonly speeds: Readonly<Record<string, Speed>>;
  /** Keys of commands that the user changed, by the command's id. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Whether all arcs are drawn at full strength, or only those of what is selected or hovered. */
  readonly arcs: "all" | "focus";
  /** How far apart the lines of a document are, by its id, where the user chose it. */
  readonly lines: Readonly<Record<string, LineSpacing>>;
  /** How the sentences are chosen that a model is scored on. */
  readonly heldOut: HeldOutChoice;
  /** The last study of each kind. */
  readonly studies: Studies;
  /** Whether the browser tells of a training that ended while the page was hidden. */
  readonly tellsTrained: boolean;
  /** The document that could not be drawn. */
  readonly failedDoc: string | null;
  /** The last backup, or where the work began; null: nothing was confirmed yet. */
  readonly backup: BackupMark | null;
}

/** Lines further apart than normal, with more room for arcs. */
export type LineSpacing = "roomy" | "veryRoomy";

/** The settings of a first visit. */
export const DEFAULT_SETTINGS: Settings = {
  backend: "auto",
  theme: "system",
  language: "auto",
  activeDoc: null,
  modelVersion: null,
  addedModel: null,
  bundled: DEFAULT_BUNDLED,
  asksReading: true,
  isBegunEmpty: false,
  speeds: {},
  keys: {},
  arcs: "all",
  lines: {},
  heldOut: DEFAULT_HELD_OUT,
  studies: {},
  tellsTrained: false,
  failedDoc: null,
  backup: null,
};

/** What is to be stored: what of the project changed, as it is now, and what is remembered with it. */
export interface ProjectChange extends Edit {
  readonly history?: HistoryChange;
  readonly settings?: Partial<Settings>;
}

/** Everything that was stored, and what of it could not be read. */
export interface StoredProject {
  /** Null on a first visit. */
  readonly project: Project | null;
  /** Both stacks, lowest step first. */
  readonly history: readonly Step[];
  readonly settings: Settings;
  /** One line for each record that could not be read; it stays stored as it is. */
  readonly damaged: readonly string[];
}

/** One change that does what two do, one after the other. */
export const mergeChanges = (first: ProjectChange, second: ProjectChange): ProjectChange => ({
  ...squashEdits(first, second),
  history: { ...first.history, ...second.history },
  settings: { ...first.settings, ...second.settings },
});
