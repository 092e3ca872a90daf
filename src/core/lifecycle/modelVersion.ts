import type { Estimate } from "../learn/bootstrap.ts";
import type { HeldOutRule } from "../learn/heldOut.ts";
import type { Judged } from "../learn/judged.ts";
import type { Recipe } from "../learn/recipe.ts";
import type { Stability } from "../learn/stability.ts";
import type { ModelTypes, RenamedTypes } from "../types/modelTypes.ts";
import type { ModelSource } from "./openModel.ts";
import type { TrainCurve } from "./trainCurve.ts";
import type { BeforeAfter, ChosenEpoch } from "./trainReport.ts";

/** A model that the user kept. */
export interface ModelVersion {
  readonly id: string;
  readonly name: string;
  /** What the user wrote to it. */
  readonly note?: string;
  readonly createdAt: number;
  readonly bytes: number;
  readonly scores: BeforeAfter | null;
  /** How it was made; absent of models that were kept before this was stored. */
  readonly made?: Making;
}

/** What the user calls a version, and writes to it. */
export interface VersionLabel {
  readonly name: string;
  readonly note: string;
}

/** The model that another one was trained from. */
export interface Parent {
  readonly source: ModelSource;
  /** As it was called then. */
  readonly name: string;
  /** Names its weights, as they are stored; null where the browser could not tell. */
  readonly weights: string | null;
  /** Under which licence it came, itself or what it descends from; absent where none was named. */
  readonly licence?: string;
}

/** How a model was made: enough to say so in a paper, and, with its evidence, to do it again. */
export interface Making {
  readonly parent: Parent;
  /** Names its own weights, as they are stored. */
  readonly weights: string | null;
  readonly types: ModelTypes;
  /** Since the parent learnt them. */
  readonly renamed: RenamedTypes;
  readonly data: DataSummary;
  readonly recipe: Recipe;
  readonly steps: number;
  readonly stopped: boolean;
  readonly seconds: number;
  /** What computed, in words. */
  readonly device: string;
  readonly stability: Stability | null;
  /** Micro F1 on what was held out; absent where too little was. */
  readonly f1?: Headline;
  /** How what was held out was chosen; absent where it was not stored, or nothing was. */
  readonly rule?: HeldOutRule;
  /** Whose weights these are, where it was chosen by scores. */
  readonly chosen?: ChosenEpoch;
}

/** The figures that stand for a version in a list. */
export interface Headline {
  readonly entities: Estimate;
  readonly relations: Estimate;
  /** So many sentences they are of. */
  readonly sentences: number;
}

/** What a model was trained on, in numbers. */
export interface DataSummary {
  /** Names all sentences that were trained on with their labels, in their order. */
  readonly hash: string;
  readonly trained: number;
  readonly heldOut: number;
  /** How many of each type are labelled in what was trained on. */
  readonly labels: {
    readonly entities: Readonly<Record<string, number>>;
    readonly relations: Readonly<Record<string, number>>;
  };
  /** Sentences that only kept what the parent knew, and those that were only looked at. */
  readonly taught: number;
  readonly watched: number;
  /** Other sentences that the models were trained on from which it descends. */
  readonly inherited: number;
  /** Whether that is known of all of them; it is not where one was kept by an older Spanloom. */
  readonly isLineageKnown: boolean;
}

/** A sentence that a model was trained on or scored with, by hashes: the text is not stored twice. */
export interface SentenceMark {
  /** Of its words. */
  readonly words: string;
  /** Of its words with what was labelled in them. */
  readonly labels: string;
}

/** The large part of what is stored with a version: read only where it is needed. */
export interface Evidence {
  /** In the order of the training: with the seed it says what came into which step. */
  readonly trained: readonly SentenceMark[];
  readonly heldOut: readonly SentenceMark[];
  /** Hashes of the words of the rehearsal text. */
  readonly taught: readonly string[];
  readonly watched: readonly string[];
  /** Hashes of the words of all that the models before it were trained on, deleted ones too. */
  readonly inherited: readonly string[];
  /** What both models said of what was held out: all scores follow from it. */
  readonly judged: readonly Judged[];
  readonly curve: TrainCurve;
}

/** Hashes of the words of every sentence that a model, or one before it, was trained on. */
export const trainedHashes = ({
  trained,
  inherited,
}: Pick<Evidence, "trained" | "inherited">): ReadonlySet<string> =>
  new Set([...inherited, ...trained.map(({ words }) => words)]);
