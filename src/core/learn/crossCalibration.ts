import { type CalibrationReport, calibrationReport } from "./calibrationReport.ts";
import { FEWEST_HELD_OUT } from "./heldOut.ts";
import { crossRead, isWhole, type Study } from "./storedStudy.ts";

/**
 * What the scores of models that are trained so are worth, by what each of a cross-validation read
 * that it had not learnt. Null where that is too little, or was read before probabilities were stored.
 */
export function crossCalibration(study: Study): CalibrationReport | null {
  const read = heldOutOf(study);
  return read.length < FEWEST_HELD_OUT ? null : calibrationReport(read, study.types);
}

/** So many sentences a cross-validation has for it; 0: it cannot tell. */
export const crossCalibratedOn = (study: Study): number => {
  const { length } = isWhole(study) ? heldOutOf(study) : [];
  return length < FEWEST_HELD_OUT ? 0 : length;
};

const heldOutOf = (study: Study) =>
  crossRead(study).flatMap(({ example, reading: { prediction, probabilities } }) =>
    probabilities ? [{ example, prediction, probabilities }] : [],
  );
