// The contract between the page and its two workers, carried by Comlink. Plain data only.
import type { Alternative, SpanOrPair } from "../core/annotate/alternative.ts";
import type { Sentence } from "../core/document/document.ts";
import type { Example, Prediction, SentenceWords } from "../core/learn/example.ts";
import type { Scores } from "../core/learn/scores.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import type { Reading } from "../io/reading.ts";

/** Text work that must not wait for a training step: it has a worker of its own. */
export interface TextService {
  /** Sentences and words of a text; sentence ids are `${docId}:${index}`. */
  segment(docId: string, text: string): Promise<Sentence[]>;
  /**
   * Reads dropped or picked files, each as far as it can be read; what cannot be held or read is told
   * in the reading. Nothing is changed: committing it is another step.
   */
  readFiles(files: readonly ImportFile[]): Promise<Reading>;
}

export interface ImportFile {
  /** Its name, with the folders that it came in. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Everything the page may ask of the model. One job runs at a time; later calls wait. */
export interface ModelService {
  /** Starts the backend if need be and loads a model; the former one is freed. */
  open(
    source: ModelSource,
    backend: BackendSetting,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<OpenModel>;
  /** Predicts sentence by sentence; `onSentence` comes in the order of `sentences`. */
  predict(
    job: string,
    sentences: readonly SentenceWords[],
    onSentence: (id: string, prediction: Prediction) => void,
  ): Promise<PredictReport>;
  /**
   * Trains a copy of the open model and makes it the open one, as a candidate: `keep` stores it,
   * `discard` goes back. Held-out examples are only scored, before and after.
   */
  train(
    job: string,
    request: TrainRequest,
    onProgress: (progress: TrainProgress) => void,
  ): Promise<TrainReport>;
  /**
   * What the open model thinks of a span or a pair of spans (word indexes), best first; empty when
   * it cannot read them at once. Comes between two batches of a running prediction; waits for a
   * training.
   */
  alternatives(sentence: SentenceWords, of: SpanOrPair): Promise<Alternative[]>;
  /** Ends a running job: `predict` resolves early, `train` resolves with what it has (stopped). */
  cancel(job: string): Promise<void>;
  keep(name: string, scores: BeforeAfter | null): Promise<ModelVersion>;
  discard(): Promise<OpenModel>;
  versions(): Promise<ModelVersion[]>;
  removeVersion(id: string): Promise<void>;
  /** The open model as a zip of its folder (safetensors, config, tokenizer, types, card). */
  exportZip(): Promise<Blob>;
  /** Removes every stored model. */
  erase(): Promise<void>;
}

export type BackendSetting = "auto" | "webgpu" | "wasm";
export type ModelSource = { kind: "bundled" } | { kind: "version"; id: string };

export type LoadProgress =
  | { kind: "backend" }
  | { kind: "download"; loaded: number; total: number }
  /** Kernels of a GPU are compiled the first time; otherwise there are 0 of 0. */
  | { kind: "building"; compiled: number; all: number };

/** Which device computes, and why it was chosen. */
export interface Device {
  readonly engine: "webgpu" | "wasm" | "reference";
  /** For the status line: "WebGPU · NVIDIA …", "WebGPU · software", "CPU (WASM, SIMD, 2 threads)". */
  readonly label: string;
  readonly reason: string;
}

export interface OpenModel {
  readonly source: ModelSource;
  readonly name: string;
  readonly types: ModelTypes;
  readonly device: Device;
  /** True while a trained model waits for `keep` or `discard`. */
  readonly candidate: boolean;
}

export interface PredictReport {
  readonly cancelled: boolean;
  /** Sentences longer than the encoder's positions, which were split at a word. */
  readonly split: readonly string[];
}

export interface TrainRequest {
  readonly examples: readonly Example[];
  readonly heldOut: readonly Example[];
  /** The types that the trained model shall have; rows are kept by name or former name. */
  readonly types: ModelTypes;
  /** Since the open model learnt them. */
  readonly renamed: RenamedTypes;
  /** Overrides of the recipe, e.g. `{ epochs: 3 }`. */
  readonly recipe: Partial<TrainRecipe>;
}

export interface TrainRecipe {
  readonly epochs: number;
  readonly batch: number;
  readonly lr: number;
  readonly headLr: number;
  readonly seed: number;
}

export type TrainProgress =
  | { kind: "scoring"; which: "before" | "after"; done: number; total: number }
  | {
      kind: "step";
      step: number;
      steps: number;
      epoch: number;
      epochs: number;
      losses: Losses;
      secondsLeft: number | null;
    };

/** Weighted losses of one step; a head that is off, or a batch without pairs, has none. */
export interface Losses {
  readonly total: number;
  readonly entity: number;
  readonly entityness?: number;
  readonly iou?: number;
  readonly relation?: number;
  readonly relatedness?: number;
}

export interface BeforeAfter {
  readonly before: Scores;
  readonly after: Scores;
  readonly sentences: number;
}

export interface TrainReport {
  readonly model: OpenModel;
  readonly stopped: boolean;
  readonly steps: number;
  readonly seconds: number;
  /** Null when there are no held-out examples. */
  readonly scores: BeforeAfter | null;
  /** Sentences longer than the encoder's positions, which were split at a word. */
  readonly split: readonly string[];
}

export interface ModelVersion {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly bytes: number;
  readonly scores: BeforeAfter | null;
}
