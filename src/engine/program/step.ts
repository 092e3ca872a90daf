import type { LossScales } from "../../kernels/losses.ts";
import type { AdamWSettings, DropoutSeed, Rates } from "../../model/network.ts";
import type { Counts } from "./axes.ts";

/** Everything that differs from run to run and is not in the inputs: operations' uniforms hold it. */
export interface Step {
  readonly counts: Counts;
  /** Groups of ranges. */
  readonly groups: number;
  /** Word pieces of the longest sentence. */
  readonly longest: number;
  readonly dropout: DropoutSeed | null;
  /** Whether gradients are added to those of the parts of the batch before this one. */
  readonly adds?: boolean;
  /** Which operations run. */
  readonly stage: "spans" | "pairs" | "gradients" | "update";
  /** Null where nothing is trained. */
  readonly scales: LossScales | null;
  /** How much it weighs that the halves of a batch say the same; absent: it has none. */
  readonly agreement?: number | undefined;
  /** Null where nothing is updated. */
  readonly update: Update | null;
}

/** One update of AdamW. */
export interface Update {
  readonly rates: Rates;
  readonly settings: AdamWSettings;
  /** From 1. */
  readonly number: number;
}
