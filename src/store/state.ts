// What the user interface sees of the application: plain data and actions.
import type { Doc, Project, Status } from "../core/document.ts";
import type {
  BackendSetting,
  BeforeAfter,
  LoadProgress,
  ModelVersion,
  OpenModel,
  TrainProgress,
  TrainRecipe,
  TrainReport,
} from "../worker/protocol.ts";

/** What keys and the inspector act on. */
export type Selection =
  | { kind: "none" }
  | { kind: "sentence"; id: string }
  | { kind: "entity"; id: string }
  | { kind: "relation"; id: string };

/** Whether everything the user did is stored. */
export type StorageState =
  | { kind: "opening" }
  | { kind: "saved"; at: number }
  | { kind: "saving" }
  /** Another tab holds the project: this one shows it and changes nothing. */
  | { kind: "readOnly" }
  | { kind: "failed"; message: string };

export type ModelState =
  | { kind: "loading"; progress: LoadProgress }
  | { kind: "ready"; model: OpenModel }
  /** The GPU device was lost or loading failed; `openModel` tries again. */
  | { kind: "failed"; message: string };

export type PredictionState =
  | { kind: "idle" }
  | { kind: "running"; done: number; total: number }
  | { kind: "failed"; message: string };

export type TrainingState =
  | { kind: "idle" }
  | {
      kind: "running";
      progress: TrainProgress | null;
      /** Total loss of every step so far. */
      losses: readonly number[];
    }
  /** Waits for keep or discard. */
  | { kind: "finished"; report: TrainReport; losses: readonly number[] }
  | { kind: "failed"; message: string };

/** How much there is to train on. */
export interface TrainingSet {
  readonly confirmed: number;
  readonly training: number;
  readonly heldOut: number;
  /** Confirmed relations that cross a sentence border: stored and exported, not trained. */
  readonly relationsAcross: number;
  /** Rough seconds, from this device's last steps or else its predictions; null when unknown. */
  readonly secondsExpected: number | null;
}

export interface AppState {
  readonly project: Project;
  readonly activeDoc: string | null;
  readonly selection: Selection;
  /** Head chosen for a new relation, while its tail is being picked. */
  readonly linking: { readonly head: string } | null;
  /** Names of the steps that undo and redo would take, latest first. */
  readonly undoNames: readonly string[];
  readonly redoNames: readonly string[];
  readonly storage: StorageState;
  readonly model: ModelState;
  readonly prediction: PredictionState;
  readonly training: TrainingState;
  readonly versions: readonly ModelVersion[];
  readonly backend: BackendSetting;
  /** Seconds of a training step, measured or guessed, by the label of the device. */
  readonly stepSeconds: Readonly<Record<string, number>>;
  readonly theme: "system" | "light" | "dark";
  /** Things to say to the user; the interface shows them as toasts and removes them. */
  readonly notices: readonly Notice[];

  // documents
  addText(name: string, text: string): Promise<void>;
  importFiles(files: readonly File[]): Promise<void>;
  openDoc(id: string): void;
  renameDoc(id: string, name: string): void;
  deleteDoc(id: string): void;
  /** Opens an unannotated copy of the document with another text. */
  editCopy(id: string, text: string): Promise<void>;
  eraseEverything(): Promise<void>;

  // annotations; all of them act on the active document
  select(selection: Selection): void;
  addEntity(start: number, end: number, type: string): void;
  retypeEntity(id: string, type: string): void;
  /** Moves borders; they snap outwards to words and stay inside the sentence. */
  moveEntity(id: string, start: number, end: number): void;
  /** Moves one border by whole words: -1 to the left, +1 to the right. */
  moveBorder(id: string, border: "start" | "end", words: -1 | 1): void;
  startLink(head: string): void;
  cancelLink(): void;
  /** Makes the relation; suggested ends become confirmed. Without a type: the first that fits. */
  finishLink(tail: string, type?: string): void;
  retypeRelation(id: string, type: string): void;
  reverseRelation(id: string): void;
  setStatus(selection: Selection, status: Status): void;
  /** Removes what the user made; rejects what the model suggested. */
  remove(selection: Selection): void;
  /** Accepts every suggestion of the sentence and confirms it. */
  acceptSentence(id: string): void;
  /** Rejects what is still suggested and confirms the sentence: nothing else is in it. */
  finishSentence(id: string): void;
  reopenSentence(id: string): void;
  undo(): void;
  redo(): void;

  // types
  addType(kind: "entity" | "relation", name: string): void;
  renameType(kind: "entity" | "relation", name: string, to: string): void;
  deleteType(kind: "entity" | "relation", name: string): void;
  setSymmetric(relation: string, symmetric: boolean): void;

  // model
  openModel(): Promise<void>;
  setBackend(backend: BackendSetting): Promise<void>;
  predict(): Promise<void>;
  cancelPrediction(): void;
  train(recipe: Partial<TrainRecipe>): Promise<void>;
  stopTraining(): void;
  keepModel(name: string): Promise<void>;
  discardModel(): Promise<void>;
  useVersion(id: string | null): Promise<void>;
  removeVersion(id: string): Promise<void>;

  // export; each starts a download
  exportAnnotations(format: "spert" | "brat" | "csv"): Promise<void>;
  exportModel(): Promise<void>;

  setTheme(theme: AppState["theme"]): void;
  takeOver(): Promise<void>;
  dismiss(notice: string): void;
}

export interface Notice {
  readonly id: string;
  readonly kind: "info" | "warning" | "error";
  readonly text: string;
}

export type { BeforeAfter, Doc };
