import type { CalibrationReport } from "../learn/calibrationReport.ts";
import type { ToldStudy } from "../learn/toldStudy.ts";

/** What was measured of a model beside its training; what is stored with it of that. */
export interface Measured {
  /** What its scores are worth, as it was measured last. */
  readonly calibration?: MeasuredCalibration;
  /** One at most of each kind and basis. */
  readonly studies: readonly ToldStudy[];
}

/** What a model's scores are worth, and by which sentences that is known. */
export interface MeasuredCalibration {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly by: "heldOut" | "crossValidation";
  readonly report: CalibrationReport;
}

/** Nothing was measured. */
export const NOT_MEASURED: Measured = { studies: [] };

/** The same with a study, in the place of the one that was made so before. */
export const withStudy = (measured: Measured, study: ToldStudy): Measured => {
  const isOther = ({ kind, basis }: ToldStudy) => kind !== study.kind || basis !== study.basis;
  return { ...measured, studies: [...measured.studies.filter(isOther), study] };
};
