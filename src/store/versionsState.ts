import type { Differing } from "../core/learn/differences.ts";
import type { Judged } from "../core/learn/judged.ts";
import type { Measured } from "../core/lifecycle/measured.ts";
import type { VersionLabel } from "../core/lifecycle/modelVersion.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";

/** What is known and done of the models that were kept. */
export interface VersionsState {
  /** What the open model, if it was kept, has seen of the user's sentences. */
  readonly lineage: ModelLineage | null;
  readonly comparison: Comparison;

  /** Gives a version another name and note. */
  labelVersion(id: string, label: VersionLabel): Promise<void>;
  /** Starts a download of a version, with its card. */
  exportVersion(id: string): Promise<void>;
  /** Starts a download of all that is known of a version, as a report. */
  downloadReport(id: string, form: "html" | "md"): Promise<void>;
  /**
   * Has two models read today's confirmed sentences that neither was trained on, and the open
   * document.
   */
  compareModels(sources: readonly [ModelSource, ModelSource]): Promise<void>;
  /** Ends a comparison, or closes what came out of it. */
  closeComparison(): void;
}

/** What a kept model, and those before it, have seen, by hashes of words. */
export interface ModelLineage {
  readonly version: string;
  readonly trained: ReadonlySet<string>;
  readonly heldOut: ReadonlySet<string>;
  /** Whether that is all. */
  readonly isKnown: boolean;
}

export type Comparison =
  | { readonly kind: "none" }
  | {
      readonly kind: "running";
      readonly sources: readonly [ModelSource, ModelSource];
      readonly names: readonly [string, string];
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: "failed"; readonly message: string }
  | ({ readonly kind: "done" } & ComparedModels);

/** What came out of a comparison. */
export interface ComparedModels {
  readonly sources: readonly [ModelSource, ModelSource];
  readonly names: readonly [string, string];
  /** The sentences that neither model was trained on, as the first and as the second read them. */
  readonly judged: readonly Judged[];
  readonly types: ModelTypes;
  /** What was measured of each before. */
  readonly measured: readonly [Measured, Measured];
  /** How many confirmed sentences one of them, or one before it, was trained on. */
  readonly seen: number;
  /** Of which it is not known what it was trained on: the rule of then was taken. */
  readonly isUnknown: readonly [boolean, boolean];
  /** Where they differ in the document that was open. */
  readonly doc: { readonly id: string; readonly name: string } | null;
  readonly differing: readonly PlacedDifference[];
}

/** A difference, and where in the document it is. */
export interface PlacedDifference extends Pick<Differing, "kind" | "first" | "second"> {
  readonly sentence: string;
  /** First character of what it is about. */
  readonly offset: number;
  /** Its words: of a span, or of both ends. */
  readonly texts: readonly string[];
}
