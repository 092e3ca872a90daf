import type { Kind } from "../../src/core/document/scope.ts";
import { type Calibration, rescaled, tempered } from "../../src/core/learn/calibration.ts";
import { type ErrorEstimate, estimateError } from "../../src/core/learn/calibrationError.ts";
import { calibrationReport, type HeldOutSentence } from "../../src/core/learn/calibrationReport.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";

/** How far off scores are: as the model gives them, and corrected. */
interface Errors {
  readonly suggestions: number;
  readonly right: number;
  readonly before: ErrorEstimate | null;
  readonly after: ErrorEstimate | null;
}

/** What was fitted on some sentences, and how it does on others. */
export interface Judgement {
  readonly calibration: Calibration;
  readonly entities: Errors;
  readonly relations: Errors;
}

/** Sentences that scores are corrected by, and others that they are judged by. */
interface Parts {
  readonly fit: readonly HeldOutSentence[];
  readonly judge: readonly HeldOutSentence[];
}

/** Fits on one part and judges on the other. */
export function judge(parts: Parts, types: ModelTypes): Judgement {
  const { calibration } = calibrationReport(parts.fit, types);
  const raw = calibrationReport(parts.judge, types).suggestions;
  const corrected = calibrationReport(
    parts.judge.map((one) => correct(one, calibration)),
    types,
  );
  const of = (kind: Kind): Errors => {
    const own = raw.flatMap((one) => (one.kind === kind ? { ...one, score: one.raw } : []));
    const after = corrected.suggestions.flatMap((one) =>
      one.kind === kind ? { ...one, score: one.raw } : [],
    );
    return {
      suggestions: own.length,
      right: own.filter(({ isRight }) => isRight).length,
      before: estimateError(own),
      after: estimateError(after),
    };
  };
  return { calibration, entities: of("entities"), relations: of("relations") };
}

/** A sentence as the corrected model would tell it. */
const correct = (
  { example, prediction, probabilities }: HeldOutSentence,
  { entities, relations }: Calibration,
): HeldOutSentence => ({
  example,
  prediction: {
    ...prediction,
    relations: prediction.relations.map((one) => {
      return { ...one, score: rescaled(one.score, relations) };
    }),
  },
  probabilities: probabilities.map((row) => tempered(row, entities.temperature)),
});
