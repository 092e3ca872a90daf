// The contract between the page and the worker of the model, carried by Comlink. Plain data only.
import type { Alternative, SpanOrPair } from "../core/annotate/alternative.ts";
import type { Calibration } from "../core/learn/calibration.ts";
import type { CalibrationReport } from "../core/learn/calibrationReport.ts";
import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import type { Study } from "../core/learn/storedStudy.ts";
import type { StudyBasis } from "../core/learn/toldStudy.ts";
import type { AddedModel, DamagedModel, ModelAbout } from "../core/lifecycle/addedModel.ts";
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
import type { BeforeAfter, MeasuredSpeed, TrainProgress } from "../core/lifecycle/trainReport.ts";
import type { InUse } from "../core/report/calibrationBlocks.ts";
import type {
  BothRead,
  CalibrationRequest,
  ExportAs,
  ExportedModel,
  ForecastRequest,
  GoingOn,
  PredictReport,
  ReadBothProgress,
  ReadBothRequest,
  Reader,
  ReadForQueue,
  StudyProgress,
  StudyRequest,
  TimeRequest,
  TrainOutcome,
  TrainRequest,
} from "./modelRequests.ts";

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

/** The page's end of the model service: its worker is made again when it dies. */
export interface ModelClient extends ModelService {
  /** Tells of each death; calls that were under way end with an error. */
  onDeath(listener: (message: string) => void): void;
  /** Removes every stored model; the page does it itself, whatever became of the worker. */
  erase(): Promise<void>;
  /** Ends the worker for good: the project is left. */
  close(): void;
}
