import type { MeasuredCalibration } from "../core/lifecycle/measured.ts";
import type { ThresholdChange } from "../core/types/suggestFrom.ts";

/** Whether the scores of the model in use are being judged. */
export type Calibrating =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "failed"; readonly message: string };

/** What was measured of the scores of these weights. */
export interface Calibrated extends Pick<MeasuredCalibration, "by" | "report"> {
  readonly weights: string;
}

/** What the scores of the model in use are worth. */
export interface CalibrationState {
  readonly calibrating: Calibrating;
  /** What was measured last, and of which weights. */
  readonly calibrated: Calibrated | null;
  /** Judges the scores of the model in use by the held-out sentences, and corrects them. */
  calibrate(): Promise<void>;
  /** The same by what models of a cross-validation read that were trained as it was. */
  calibrateByCross(): Promise<void>;
  cancelCalibration(): void;
  /** Takes the scores as the model gives them, or corrected as they were measured. */
  correctScores(isOn: boolean): Promise<void>;
  /** How sure the model must be of what is suggested, type by type, as one step. */
  setThresholds(wanted: readonly ThresholdChange[]): void;
}
