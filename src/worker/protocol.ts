// The contract between the page and its two workers, carried by Comlink. Plain data only.
import type { Alternative, SpanOrPair } from "../core/annotate/alternative.ts";
import type { Doc, Range, Schema, Sentence } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import type { PackedDoc } from "../core/document/packedDoc.ts";
import type { Calibration } from "../core/learn/calibration.ts";
import type { CalibrationReport } from "../core/learn/calibrationReport.ts";
import type { Example, Prediction, SentenceWords } from "../core/learn/example.ts";
import type { HeldOutRule } from "../core/learn/heldOut.ts";
import type { StudyRead } from "../core/learn/reading.ts";
import type { RehearsalSentence } from "../core/learn/rehearsalText.ts";
import type { Study } from "../core/learn/storedStudy.ts";
import type { StudyTraining } from "../core/learn/study.ts";
import type { StudyBasis } from "../core/learn/toldStudy.ts";
import type {
  AddedModel,
  DamagedModel,
  ModelAbout,
  ModelFacts,
} from "../core/lifecycle/addedModel.ts";
import type { LeftTraining } from "../core/lifecycle/jobs.ts";
import type { Measured, MeasuredCalibration } from "../core/lifecycle/measured.ts";
import type { MemoryForecast } from "../core/lifecycle/memoryForecast.ts";
import type { Evidence, ModelVersion, VersionLabel } from "../core/lifecycle/modelVersion.ts";
import type {
  AnyModelId,
  CandidateId,
  JobId,
  LoadProgress,
  ModelId,
  ModelSource,
  OpenModel,
  Wanted,
} from "../core/lifecycle/openModel.ts";
import type {
  BeforeAfter,
  MeasuredSpeed,
  TrainProgress,
  TrainRecipe,
  TrainReport,
} from "../core/lifecycle/trainReport.ts";
import type { InUse } from "../core/report/calibrationBlocks.ts";
import type { Survey } from "../core/review/queue/survey.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import type { FileChoices } from "../io/format.ts";
import type { ImportChoices } from "../io/import/importChoices.ts";
import type { ImportPreview } from "../io/import/importPreview.ts";

/** Text work that must not wait for a training step: it has a worker of its own. */
export interface TextService {
  /**
   * Sentences and words of a text; sentence ids are `${docId}:${index}`. No sentence border lies
   * inside one of the spans, and their borders are word borders.
   */
  segment(docId: string, text: string, spans?: readonly Range[]): Promise<Sentence[]>;
  /**
   * Reads dropped or picked files, each as far as it can be read; what cannot be held or read is told.
   * Their documents wait in the worker, under the id: nothing is changed. Null when the import was
   * closed, or is looked at again, before it was read.
   */
  lookAtFiles(
    id: string,
    files: readonly ImportFile[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null>;
  /** Reads the files of an import again, as the user says of them, by their paths. */
  lookAgain(
    id: string,
    choices: ReadonlyMap<string, FileChoices>,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null>;
  /** Hands the documents of an import over as they were chosen, some at a time, and closes it. */
  takeImport(
    id: string,
    choices: ImportChoices,
    onDocs: (docs: readonly Doc[]) => void | Promise<void>,
  ): Promise<void>;
  /**
   * Stores the trained models of an import beside those that are kept, all of them or none; asked
   * before its documents are handed over.
   *
   * @param project the id of the project that they go to
   */
  keepModels(id: string, project: string): Promise<KeptComing>;
  /** Hands over the history of an import, some steps at a time, lowest first; asked before its documents. */
  takeSteps(id: string, onSteps: (steps: readonly Step[]) => void | Promise<void>): Promise<void>;
  /** Ends an import; what is being read of it stops soon. */
  closeImport(id: string): Promise<void>;
  /** The form in which a text is written, in words; null where it is plain text. */
  recognise(text: string): Promise<string | null>;
  /**
   * Finds places for the things of a graph: the same for the same graph. It shows some meanwhile, and
   * stops by itself. Null when it was closed before.
   */
  layOut(
    id: string,
    graph: GraphToLayOut,
    onPositions: (positions: Positions) => void,
  ): Promise<Positions | null>;
  /** Ends a layout soon. */
  closeLayout(id: string): Promise<void>;
  /**
   * Looks at the files of a model, by path, and says what it is: nothing is stored. They wait under
   * the id; a zip is opened.
   *
   * @throws Error naming the file and what of it is missing, wrong or not supported
   */
  lookAtModel(id: string, name: string, files: ReadonlyMap<string, Blob>): Promise<LookedAt>;
  /** Stores a model that was looked at, whole or not at all; null where it was closed meanwhile. */
  storeModel(
    id: string,
    as: { readonly name: string; readonly types?: ModelTypes | undefined },
    onProgress: (done: number, all: number) => void,
  ): Promise<AddedModel | null>;
  /** Ends what is done with a model that was looked at. */
  closeModel(id: string): Promise<void>;
}

/** What files of a model were found to be. */
export interface LookedAt extends Omit<ModelFacts, "types"> {
  /** Null: a checkpoint of SpERT that does not name them: the user has to. */
  readonly types: ModelTypes | null;
  /** How many types its heads have, none left out. */
  readonly rows: { readonly entities: number; readonly relations: number };
  readonly licence: string | null;
  readonly bytes: number;
  /** Bytes that the browser has room for; null where it does not say. */
  readonly room: number | null;
}

/** Two numbers a thing: x and y. */
export type Positions = Float32Array<ArrayBuffer>;

/** A graph of things by their places in it. */
export interface GraphToLayOut {
  /** Where the things stand; NaN where one has no place yet. */
  readonly start: Positions;
  /** Two places a link. */
  readonly links: Uint32Array<ArrayBuffer>;
  /** What has no place begins at random: the same for the same seed. */
  readonly seed: number;
}

/** The same at the worker's end: documents cross packed. */
export interface TextWorker extends Omit<TextService, "takeImport"> {
  takeImport(
    id: string,
    choices: ImportChoices,
    onDocs: (docs: readonly PackedDoc[]) => void | Promise<void>,
  ): Promise<void>;
}

/** What became of models that came. */
export interface KeptComing {
  /** The ids of those that are stored now. */
  readonly kept: readonly string[];
  /** How many were there already. */
  readonly same: number;
}

/** How far the reading of files is. */
export interface ImportProgress {
  readonly file: string;
  /** So many of `all` records of this file were read. */
  readonly done: number;
  readonly all: number;
}

export interface ImportFile {
  /** Its name, with the folders that it came in. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Everything the page may ask of the model. One job runs at a time; later calls wait. Every call
 * names the model or the job that it means: what is not open any more is refused with a
 * `NotOpenError`, never answered by another model.
 */
export interface ModelService {
  /**
   * Starts the backend if need be and loads a model in the place of the one that is open. Refused
   * while a candidate waits.
   */
  open(wanted: Wanted, onProgress: (progress: LoadProgress) => void): Promise<OpenModel<ModelId>>;
  /** Predicts sentence by sentence; `onSentence` comes in the order of reading. */
  predict(
    job: JobId,
    reader: Reader,
    sentences: readonly SentenceWords[],
    onSentence: (id: string, prediction: Prediction) => void,
  ): Promise<PredictReport>;
  /**
   * Predicts some sentences, and says how sure the model is of each, so that they can be put in an
   * order. To be asked for few at a time: what the user waits for comes in between.
   */
  survey(
    job: JobId,
    reader: Reader,
    sentences: readonly SentenceWords[],
  ): Promise<readonly ReadForQueue[]>;
  /** Has these sentences of a running prediction read next, in this order. */
  prefer(job: JobId, sentences: readonly string[]): Promise<void>;
  /**
   * Trains a copy of a model, which is open beside it then, as a candidate: `keep` stores it,
   * `discard` goes back. Held-out examples are only scored, by the model before and the one after.
   * Drafts come meanwhile: what the model in training says of the sentences on the screen.
   */
  train(
    job: JobId,
    model: ModelId,
    request: TrainRequest,
    onProgress: (progress: TrainProgress) => void,
  ): Promise<TrainOutcome>;
  /**
   * Trains copies of a model one after the other, each on a part of the examples, has each read
   * others, and frees it. What each read is told as it comes, so that a study can go on later.
   */
  study(
    job: JobId,
    model: ModelId,
    request: StudyRequest,
    onProgress: (progress: StudyProgress) => void,
  ): Promise<{ readonly stopped: boolean }>;
  /** Goes on with a training that was paused, or that a page before left, by the model it began from. */
  goOn(
    job: JobId,
    model: ModelId,
    how: GoingOn,
    onProgress: (progress: TrainProgress) => void,
  ): Promise<TrainOutcome>;
  /**
   * The newest training that no page holds: this one holds it from now on. What is stored of others,
   * and cannot be read, is removed and counted.
   */
  leftTraining(): Promise<{ training: LeftTraining | null; unreadable: number }>;
  /** Removes what is stored of a training that does not run. */
  forgetTraining(job: JobId): Promise<void>;
  /** Has the next drafts of a running training be of these sentences, in this order. */
  lookAt(job: JobId, sentences: readonly SentenceWords[]): Promise<void>;
  /** What a training takes here: by doing a short one, whose results are thrown away. */
  timeSteps(job: JobId, model: ModelId, request: TimeRequest): Promise<MeasuredSpeed>;
  /**
   * What a model thinks of a span or a pair of spans (word indexes), best first; empty when it
   * cannot read them at once. Comes between two pieces of whatever runs: of a step, or of a
   * batch that is read.
   */
  alternatives(reader: Reader, sentence: SentenceWords, of: SpanOrPair): Promise<Alternative[]>;
  /**
   * What a model's scores are worth, by sentences that it was not trained on, and what would make
   * them mean what they say. Changes nothing.
   */
  calibrate(
    job: JobId,
    reader: Reader,
    request: CalibrationRequest,
    onProgress: (done: number) => void,
  ): Promise<CalibrationReport>;
  /** Stores what was measured of a model's scores with it; of a candidate when it is kept. */
  noteCalibration(model: AnyModelId, found: MeasuredCalibration): Promise<void>;
  /** Has a model tell its scores so from now on, also when it is opened again. Null: as they are. */
  setCalibration(model: AnyModelId, calibration: Calibration | null): Promise<OpenModel>;
  /**
   * Ends a running job: `predict` resolves early; `train` resolves with what it has (stopped), or as
   * paused once its checkpoint is stored, or, when its result is to be dropped, throws. A training
   * that is left is paused as well, and goes on by itself when it is found again.
   */
  cancel(job: JobId, result: "keep" | "drop" | "pause" | "leave"): Promise<void>;
  /** Stores a candidate, which is the open model then; it still answers to its former id. */
  keep(
    candidate: CandidateId,
    name: string,
    scores: BeforeAfter | null,
  ): Promise<{ model: OpenModel<ModelId>; version: ModelVersion }>;
  discard(candidate: CandidateId): Promise<void>;
  versions(): Promise<ModelVersion[]>;
  /** What is known of a version beside its record; null when nothing was stored. */
  evidence(id: string): Promise<Evidence | null>;
  /** What was measured of a model beside its training. */
  measured(source: ModelSource): Promise<Measured>;
  /** Stores with a version what a whole study says that is about it. */
  storeStudy(version: string, study: Study, basis: StudyBasis): Promise<void>;
  /** Gives a version another name and note. */
  labelVersion(id: string, label: VersionLabel): Promise<void>;
  removeVersion(id: string): Promise<void>;
  /** The models that the user added. */
  added(): Promise<AddedModel[]>;
  /** Those of them that are damaged: they can only be removed. */
  damagedAdded(): Promise<DamagedModel[]>;
  removeAdded(id: string): Promise<void>;
  /** What a model is, that lies here or comes with the app, and its card. */
  about(source: ModelSource): Promise<ModelAbout>;
  /** What such a model takes here to predict and to be trained, by its config: none is opened. */
  forecast(source: ModelSource, request: ForecastRequest): Promise<MemoryForecast>;
  /** Such a model as a zip of its folder, whether it is open or not. */
  exportStored(source: ModelSource, as: ExportAs): Promise<ExportedModel>;
  /** Bytes that the browser has room for; null where it does not say. */
  room(): Promise<number | null>;
  /** The files of a kept model, by name, as the browser holds them: none is read. */
  filesOf(id: string): Promise<ReadonlyMap<string, Blob>>;
  /** A kept model as a zip, whether it is open or not; its card tells how it was made. */
  exportVersion(id: string, inUse: InUse): Promise<Blob>;
  /** Has two stored models read the same, one after the other; null when it was cancelled. */
  readBoth(
    job: JobId,
    request: ReadBothRequest,
    onProgress: (progress: ReadBothProgress) => void,
  ): Promise<BothRead | null>;
  /** A model as a zip of its folder (safetensors, config, tokenizer, types, card). */
  exportZip(model: AnyModelId, inUse: InUse): Promise<Blob>;
}

/** How a model is exported. */
export interface ExportAs {
  readonly dtype: "float16" | "float32";
  readonly inUse: InUse;
}

export interface ExportedModel {
  readonly zip: Blob;
  /** Tensors with numbers that half precision cannot hold: they are stored in single precision. */
  readonly single: readonly string[];
}

/** How a training ended, for now. */
export type TrainOutcome =
  | {
      readonly kind: "trained";
      readonly model: OpenModel<CandidateId>;
      readonly report: TrainReport;
    }
  | { readonly kind: "paused" };

/** How a training goes on. */
export interface GoingOn {
  /** As in the request that it began with. */
  readonly onScreen: readonly SentenceWords[];
  /** With no further step: it ends with what it has. */
  readonly end: boolean;
}

/** The page's end of the model service: its worker is made again when it dies. */
export interface ModelClient extends ModelService {
  /** Tells of each death; calls that were under way end with an error. */
  onDeath(listener: (message: string) => void): void;
  /** Removes every stored model; the page does it itself, whatever became of the worker. */
  erase(): Promise<void>;
  /** Ends the worker for good: the project is left. */
  close(): void;
}

/**
 * A model, and the types that it shall have beside its own, rows of which it makes from their names;
 * one that cannot do so leaves them out.
 */
export interface Reader {
  readonly model: AnyModelId;
  readonly named: ModelTypes;
  /** Its entity types that are not asked for: no span is of them. */
  readonly unasked: readonly string[];
  /** Types that took the name of another one since the model learnt them: they go by that. */
  readonly reused?: RenamedTypes;
}

/** What two models read. */
export interface ReadBothRequest {
  readonly sources: readonly [ModelSource, ModelSource];
  /** Under the names of its types they tell what they found. */
  readonly schema: Schema;
  readonly sentences: readonly SentenceWords[];
}

export interface ReadBothProgress {
  /** Which of the two reads: 0 or 1. */
  readonly which: number;
  /** Sentences that were read, of both together. */
  readonly done: number;
  readonly total: number;
}

/** What each said of the sentences, in their order. */
export interface BothRead {
  readonly first: readonly Prediction[];
  readonly second: readonly Prediction[];
}

export interface PredictReport {
  readonly cancelled: boolean;
  /** Sentences longer than the encoder's positions, which were split at a word. */
  readonly split: readonly string[];
}

/** A sentence as it was read for the order in which sentences are to be gone through. */
export interface ReadForQueue {
  readonly id: string;
  readonly prediction: Prediction;
  readonly survey: Survey;
}

export interface TrainRequest {
  readonly examples: readonly Example[];
  readonly heldOut: readonly Example[];
  /** How those were chosen: told in the report. */
  readonly rule?: HeldOutRule;
  /** The types that the trained model shall have; rows are kept by name or former name. */
  readonly types: ModelTypes;
  /** Since the model learnt them. */
  readonly renamed: RenamedTypes;
  /** Overrides of the recipe, e.g. `{ epochs: 3 }`. */
  readonly recipe: Partial<TrainRecipe>;
  /** The user's sentences that nobody has reviewed: what the model says of them shall stay. */
  readonly unreviewed: readonly RehearsalSentence[];
  /** Sentences on the screen that are not confirmed: drafts are of these. */
  readonly onScreen: readonly SentenceWords[];
}

/** Trainings of the same model, to be done one after the other. */
export interface StudyRequest
  extends Pick<TrainRequest, "types" | "renamed" | "recipe" | "unreviewed"> {
  readonly examples: readonly Example[];
  /** Those that are left to do, with their places in the plan. */
  readonly trainings: readonly (StudyTraining & { readonly training: number })[];
  /** How the model is to read, as it is and once it is trained. */
  readonly reader: Reader;
}

export type StudyProgress =
  | {
      readonly kind: "step";
      readonly training: number;
      readonly step: number;
      readonly steps: number;
    }
  | {
      readonly kind: "reading";
      readonly training: number;
      readonly done: number;
      readonly total: number;
    }
  | ({ readonly kind: "read" } & StudyRead);

/** What a model's scores are judged by. */
export interface CalibrationRequest {
  /** Confirmed sentences that it was not trained on. */
  readonly heldOut: readonly Example[];
  /** Types that were renamed since the model learnt them. */
  readonly renamed: RenamedTypes;
}

/** What memory depends on, beside the model. */
export interface ForecastRequest {
  /** Overrides of the recipe. */
  readonly recipe: Partial<TrainRecipe>;
  /** Sentences to train on. */
  readonly examples: number;
  /** Words of the longest of them. */
  readonly longest: number;
}

/** What steps are timed on. */
export type TimeRequest = Pick<TrainRequest, "examples" | "types" | "renamed">;
