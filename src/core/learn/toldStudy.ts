import { type Compared, pairedDifference } from "./bootstrap.ts";
import { type CurvePoint, curvePoints, resampledCurve } from "./curve.ts";
import { type CurveVerdict, curveVerdict } from "./curveVerdict.ts";
import { judgedCounts } from "./judged.ts";
import { RESAMPLING_SEED } from "./proof.ts";
import { crossJudged, type Study } from "./storedStudy.ts";
import { type Line, TASKS } from "./tally.ts";

/** Whether a version was trained from the model that was studied, or is that model. */
export type StudyBasis = "parent" | "itself";

/** What came out of a study, without the sentences that it was made of. */
export type ToldStudy = ToldCurve | ToldCross;

interface ToldOfAny extends Pick<Study, "at" | "model" | "seen" | "recipe"> {
  readonly basis: StudyBasis;
  /** So many sentences were studied, in so many parts; 0 parts: what is held out was read. */
  readonly sentences: number;
  readonly folds: number;
}

/** What shares of the examples teach. */
export interface ToldCurve extends ToldOfAny {
  readonly kind: "learningCurve";
  readonly points: readonly CurvePoint[];
  readonly verdict: CurveVerdict | null;
}

/** How every sentence was read by a model that did not learn it, beside the one that is studied. */
export interface ToldCross extends ToldOfAny {
  readonly kind: "crossValidation";
  readonly rows: readonly ComparedRow[];
}

/** The figures of a task: of all its things, of the mean over its types, or of one of them. */
export interface ComparedRow extends Line {
  readonly compared: Compared;
}

/** What a whole study says. */
export function toldStudy(study: Study, basis: StudyBasis): ToldStudy {
  const { kind, at, model, seen, recipe, examples, plan } = study;
  const told = { basis, at, model, seen, recipe, sentences: examples.length, folds: plan.folds };
  if (kind === "learningCurve")
    return {
      ...told,
      kind,
      points: curvePoints(study),
      verdict: curveVerdict(resampledCurve(study)),
    };
  return { ...told, kind, rows: rowsOf(study) };
}

function rowsOf(study: Study): ComparedRow[] {
  const { before, after } = judgedCounts(crossJudged(study), study.types);
  const compared = pairedDifference(before, after, RESAMPLING_SEED);
  return TASKS.flatMap((task) => {
    const { micro, macro, types } = compared[task];
    return [
      { task, group: "micro" as const, compared: micro },
      { task, group: "macro" as const, compared: macro },
      ...[...types].map(([type, of]) => ({ task, group: { type }, compared: of })),
    ];
  });
}
