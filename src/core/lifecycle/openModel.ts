import { asNow, t } from "../../language/words.ts";
import type { Calibration } from "../learn/calibration.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { BundledName } from "./bundled.ts";

/** A model that is open: every call says by it which one is meant. */
export type ModelId = `model:${string}`;
/** A trained model that waits to be kept or discarded. */
export type CandidateId = `candidate:${string}`;
/** A prediction or a training. */
export type JobId = `job:${string}`;
export type AnyModelId = ModelId | CandidateId;

/** What a user may let compute; "auto" takes what is fastest. */
export const BACKENDS = ["auto", "webgpu", "wasm"] as const;
export type BackendSetting = (typeof BACKENDS)[number];

export type ModelSource =
  | { readonly kind: "bundled"; readonly name: BundledName }
  /** A model that the user kept. */
  | { readonly kind: "version"; readonly id: string }
  /** A model that the user brought. */
  | { readonly kind: "added"; readonly id: string };

/** Whether two models lie in one place. */
export const isSameSource = (a: ModelSource, b: ModelSource): boolean =>
  a.kind === "bundled"
    ? b.kind === "bundled" && a.name === b.name
    : b.kind === a.kind && a.id === b.id;

/** What a trained model is called until it is kept. */
export const nameOfCandidate = (parent: string): string =>
  t("{parent}, trained", { parent: asNow(parent) });

/** Which model shall be open, and on what. */
export interface Wanted {
  readonly source: ModelSource;
  readonly backend: BackendSetting;
}

export type LoadProgress =
  | { readonly kind: "backend" }
  | { readonly kind: "download"; readonly loaded: number; readonly total: number }
  /** Kernels of a GPU are compiled the first time; otherwise there are 0 of 0. */
  | { readonly kind: "building"; readonly compiled: number; readonly all: number };

/** What computes, in words for the user, and why it was chosen. */
export interface Device {
  /** For the status line: "WebGPU · NVIDIA …", "WebGPU · software", "CPU (WASM, SIMD, 2 threads)". */
  readonly label: string;
  readonly reason: string;
}

/** What is known of a model that is open. */
export interface OpenModel<Id extends AnyModelId = AnyModelId> {
  readonly id: Id;
  /** Names the weights: a candidate that is kept has the same as before, and predicts the same. */
  readonly weights: string;
  /** Where it is stored; of a candidate, where the model lies that it was trained from. */
  readonly source: ModelSource;
  readonly name: string;
  readonly types: ModelTypes;
  /** Whether it can read a type that it has not learnt from its name. */
  readonly readsNames: boolean;
  readonly device: Device;
  /** Spans of more words are not looked at. */
  readonly maxSpanSize: number;
  /** What makes its scores mean what they say; absent: they are as the model gives them. */
  readonly calibration?: Calibration | undefined;
}
