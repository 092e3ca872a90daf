import { shownFixed } from "../../language/numbers.ts";
import type { Kind } from "../document/scope.ts";
import { type ErrorEstimate, estimateError, type JudgedScore } from "./calibrationError.ts";
import type { CalibrationReport, JudgedSuggestion } from "./calibrationReport.ts";

/** How far the scores of one kind are from the share that is right. */
export interface ScoreErrors {
  readonly kind: Kind;
  /** Suggestions that were judged. */
  readonly count: number;
  readonly before: ErrorEstimate | null;
  /** By what was fitted on other sentences; null where there were too few to fit anything. */
  readonly after: ErrorEstimate | null;
}

/** The errors of spans and of relations, as the model gives its scores and corrected. */
export const scoreErrors = ({ suggestions, isFitted }: CalibrationReport): ScoreErrors[] =>
  (["entities", "relations"] as const).map((kind) => {
    const own = suggestions.filter((one) => one.kind === kind);
    const estimate = (of: (one: JudgedSuggestion) => number) => estimateError(scored(own, of));
    return {
      kind,
      count: own.length,
      before: estimate(({ raw }) => raw),
      after: isFitted[kind] ? estimate(({ crossed }) => crossed) : null,
    };
  });

/** Suggestions with the scores that are asked for. */
export const scored = <T extends JudgedScore>(
  all: readonly T[],
  score: (one: T) => number,
): JudgedScore[] =>
  all.map((one) => ({ sentence: one.sentence, isRight: one.isRight, score: score(one) }));

/** "4.2 (3.0–6.1)", in points. */
export const errorText = (error: ErrorEstimate | null): string =>
  error ? `${points(error.error)} (${points(error.low)}–${points(error.high)})` : "–";

/** What such scores would show by chance, in points. */
export const chanceText = (error: ErrorEstimate | null): string =>
  error ? points(error.byChance) : "–";

const points = (share: number): string => shownFixed(100 * share, 1);
