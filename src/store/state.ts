// What the user interface sees of the application: plain data and actions.

import type { Alternative, SpanOrPair } from "../core/annotate/alternative.ts";
import type { Doc, Project, Scope } from "../core/document/document.ts";
import type { History } from "../core/document/history.ts";
import type { Selection } from "../core/document/selection.ts";
import type { Speed } from "../core/learn/trainingTime.ts";
import type { AddedModel, DamagedModel } from "../core/lifecycle/addedModel.ts";
import type { BundledName } from "../core/lifecycle/bundled.ts";
import type { Standing } from "../core/lifecycle/jobs.ts";
import type { Lifecycle } from "../core/lifecycle/lifecycle.ts";
import type { MemoryForecast } from "../core/lifecycle/memoryForecast.ts";
import type { ModelVersion } from "../core/lifecycle/modelVersion.ts";
import type {
  BackendSetting,
  CandidateId,
  LoadProgress,
  ModelSource,
  OpenModel,
} from "../core/lifecycle/openModel.ts";
import type { TrainCurve } from "../core/lifecycle/trainCurve.ts";
import type {
  BeforeAfter,
  Draft,
  ShownProgress,
  TrainRecipe,
  TrainReport,
} from "../core/lifecycle/trainReport.ts";
import type { LeftOut } from "../core/types/leftOut.ts";
import type { LanguageChoice } from "../language/languages.ts";
import type { LineSpacing } from "../storage/projectChange.ts";
import type { AddingState } from "./addingState.ts";
import type { AgreementActions } from "./agreementState.ts";
import type { AnnotationState } from "./annotationState.ts";
import type { BackupState } from "./backupState.ts";
import type { CalibrationState } from "./calibrationState.ts";
import type { DoubtsState } from "./doubtsState.ts";
import type { ExamplesState } from "./examplesState.ts";
import type { ExportActions } from "./exportState.ts";
import type { FaultState } from "./faultState.ts";
import type { HubState } from "./hubState.ts";
import type { ImportActions } from "./importState.ts";
import type { JobsState } from "./jobsState.ts";
import type { KeepingState } from "./keepingState.ts";
import type { LayoutState } from "./layoutState.ts";
import type { MentionsState } from "./mentionsState.ts";
import type { OfflineState } from "./offline.ts";
import type { ProjectsState, PutAside } from "./projectsState.ts";
import type { QueueState } from "./queueState.ts";
import type { SavingState } from "./savingState.ts";
import type { StudyState } from "./studyState.ts";
import type { TypesState } from "./typesState.ts";
import type { VersionsState } from "./versionsState.ts";

/** Whether everything the user did is stored. */
export type StorageState =
  | {
      kind: "opening";
      /** A tab with an older version of the app holds it up. */
      isBlocked?: true;
      /** What was stored before is being erased. */
      isErasing?: true;
    }
  | { kind: "saved"; at: number }
  | { kind: "saving" }
  /** Another tab holds the project: this one shows it and changes nothing. */
  | {
      kind: "readOnly";
      /** The tab that held it has left it: it can be taken. */
      isFree?: true;
      /** A newer version of the app wrote it, and this one leaves it alone. */
      isNewer?: true;
    }
  | { kind: "failed"; message: string; remedy: StorageRemedy };

/**
 * What helps where nothing is stored: to try again; to store all of it again, where it was deleted;
 * to reload the page.
 */
export type StorageRemedy = "retry" | "storeAgain" | "reload";

export type ModelState =
  | { kind: "loading"; progress: LoadProgress }
  | { kind: "ready"; model: OpenModel }
  /** The GPU device was lost or loading failed; `openModel` tries again. */
  | { kind: "failed"; message: string };

export type PredictionState =
  | { kind: "idle" }
  | {
      kind: "running";
      done: number;
      total: number;
      /** The types that are looked for; absent: all of them. */
      sought?: Scope;
    }
  | { kind: "failed"; message: string };

export type TrainingState =
  | { kind: "idle" }
  | {
      kind: "running";
      /** Paused, say: then the device is free. */
      standing: Standing;
      progress: ShownProgress | null;
      /** What it told of itself so far. */
      curve: TrainCurve;
      /** What the model in training says so far: shown, and stored nowhere. */
      draft: Draft | null;
      /** False: a reload would lose it. */
      isStored: boolean;
    }
  /** Waits for keep or discard. */
  | {
      kind: "finished";
      id: CandidateId;
      report: TrainReport;
      curve: TrainCurve;
      isStored: boolean;
      /** What of the recipe was chosen. */
      recipe: Partial<TrainRecipe>;
    }
  /** With the settings that it had, to try again. */
  | { kind: "failed"; message: string; recipe: Partial<TrainRecipe> };

/** How much there is to train on. */
export interface TrainingSet {
  readonly confirmed: number;
  readonly training: number;
  /** How many of those say something of any type. */
  readonly teaching: number;
  readonly heldOut: number;
  /** Confirmed, and neither trained on nor scored with. */
  readonly leftOut: number;
  /** Confirmed relations that cross a sentence border: stored and exported, not trained. */
  readonly relationsAcross: number;
  /** Confirmed spans whose borders are inside words: stored and exported, not trained. */
  readonly entitiesOutside: number;
  /** Confirmed spans of more words than the model looks at: it cannot learn them. */
  readonly tooLong: number;
  /** Spans of more words are not looked at by the open model. */
  readonly maxSpanSize: number;
  /** Rough seconds, from steps made on this device; null when unknown. */
  readonly secondsExpected: number | null;
}

/** What the model is asked about, in characters of the active document. */
export type Asked = SpanOrPair;

export interface AppState
  extends AddingState,
    AgreementActions,
    AnnotationState,
    BackupState,
    CalibrationState,
    DoubtsState,
    ExamplesState,
    FaultState,
    ImportActions,
    ExportActions,
    HubState,
    JobsState,
    KeepingState,
    LayoutState,
    MentionsState,
    OfflineState,
    ProjectsState,
    QueueState,
    SavingState,
    VersionsState,
    StudyState,
    TypesState {
  readonly project: Project;
  readonly activeDoc: string | null;
  readonly selection: Selection;
  /** Head chosen for a new relation, while its tail is being picked. */
  readonly linking: { readonly head: string } | null;
  /** What a rule of the schema, or a switched-off type, kept from being suggested, by document. */
  readonly leftOut: Readonly<Record<string, readonly LeftOut[]>>;
  /** The steps that undo and redo would take, the next one last. */
  readonly history: History;
  readonly storage: StorageState;
  /** Where models and jobs stand; `model`, `prediction` and `training` follow from it. */
  readonly life: Lifecycle;
  readonly model: ModelState;
  readonly prediction: PredictionState;
  readonly training: TrainingState;
  readonly versions: readonly ModelVersion[];
  /** The models that the user added, oldest first. */
  readonly added: readonly AddedModel[];
  /** Those of which the record is damaged: they can only be deleted. */
  readonly damagedAdded: readonly DamagedModel[];
  /** The name of the model whose suggestions a bare encoder found on the screen; null: not known. */
  readonly suggestedBy: string | null;
  readonly backend: BackendSetting;
  /** The bundled model that is opened when no kept one is. */
  readonly bundled: BundledName;
  /** Whether it is asked what one reads, as long as the model goes by names of types. */
  readonly asksReading: boolean;
  /** Whether the project was made without types, so that none come with a model by themselves. */
  readonly isBegunEmpty: boolean;
  /** How fast devices train, by their labels. */
  readonly speeds: Readonly<Record<string, Speed>>;
  readonly theme: "system" | "light" | "dark";
  /** The language of the page. */
  readonly language: LanguageChoice;
  /** Keys of commands that the user changed, by the command's id. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Whether all arcs are drawn at full strength, or only those of what is selected or hovered. */
  readonly arcs: "all" | "focus";
  /** How far apart the lines of a document are, by its id, where the user chose it. */
  readonly lines: Readonly<Record<string, LineSpacing>>;
  /** The document that could not be drawn: it is only opened when the user asks for it. */
  readonly failedDoc: string | null;
  /** Things to say to the user; the interface shows them as toasts and removes them. */
  readonly notices: readonly Notice[];

  // documents
  /** Each of the three says whether the text is in the project now: else the user was told why not. */
  addText(name: string, text: string): Promise<boolean>;
  openDoc(id: string): void;
  renameDoc(id: string, name: string): void;
  /** Moves it to the trash; `restoreDoc` brings it back. */
  deleteDoc(id: string): void;
  /** Takes the move to the trash back as a step if it was the last one, else restores the document. */
  undoTrash(id: string): void;
  restoreDoc(id: string): void;
  /** Removes what lies in the trash; undo brings it back. */
  emptyTrash(): void;
  /** Opens an unannotated copy of the document with another text. */
  editCopy(id: string, text: string): Promise<boolean>;
  /** Gives a document another text; annotations in which no word changes stay. */
  editText(id: string, text: string): Promise<boolean>;
  eraseEverything(): Promise<void>;

  // steps
  /** Takes back the last step, or the last so many. */
  undo(count?: number): void;
  redo(count?: number): void;

  // model
  openModel(): Promise<void>;
  setBackend(backend: BackendSetting): Promise<void>;
  predict(): Promise<void>;
  /**
   * What the model thinks of a span, or of a relation between two spans, of one sentence of the
   * active document, best first; null when it is not free to say so at once or cannot tell.
   */
  alternatives(of: Asked): Promise<readonly Alternative[] | null>;
  cancelPrediction(): void;
  /**
   * Tells which sentences of the active document are in the window: they are predicted next, and
   * drafts of a training are of these.
   */
  lookAt(sentences: readonly string[]): void;
  train(recipe: Partial<TrainRecipe>): Promise<void>;
  stopTraining(): void;
  /** What a model takes here, to be trained on what is confirmed too, with these overrides of the recipe. */
  forecast(source: ModelSource, recipe: Partial<TrainRecipe>): Promise<MemoryForecast>;
  /** Times a few training steps, unless that is known of the open model. */
  timeTraining(): Promise<void>;
  /** Opens and selects the first confirmed span that is too long for the model. */
  showTooLong(): void;
  keepModel(name: string): Promise<void>;
  discardModel(): Promise<void>;
  useModel(source: ModelSource): Promise<void>;
  removeVersion(id: string): Promise<void>;

  // export; each starts a download
  exportModel(): Promise<void>;

  setTheme(theme: AppState["theme"]): void;
  setLanguage(language: LanguageChoice): void;
  /** Says that the words of a language could not be fetched. */
  languageFailed(name: string): void;
  /** Other keys for a command; null: those it comes with. */
  setKeys(command: string, keys: readonly string[] | null): void;
  setArcs(arcs: AppState["arcs"]): void;
  /** How far apart the lines of the active document are. */
  setLines(spacing: LineSpacing | "normal"): void;
  takeOver(): Promise<void>;

  // what goes wrong
  /** Remembers that drawing a document failed: the next visit begins with another one. */
  drawingFailed(doc: string): void;
  /** Opens another document in the place of the active one, which could not be drawn. */
  leaveDoc(): void;
  /** Starts a download of everything, as it is kept here. */
  exportProject(): Promise<void>;
  notify(kind: Notice["kind"], text: string): void;
  dismiss(notice: string): void;
}

export interface Notice {
  readonly id: string;
  readonly kind: "info" | "warning" | "error";
  readonly text: string;
  /** The project that was put aside: it can be brought back, and opened where it was open. */
  readonly putAside?: PutAside;
  /** The document that was moved to the trash: it can be brought back. */
  readonly trashed?: string;
}

export type { BeforeAfter, Doc };
