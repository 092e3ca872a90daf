import { shownFixed } from "../../language/numbers.ts";

/** Precision, recall and F1 in per cent; null where there was nothing to be found. */
export interface Score {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** A score as it is written; a dash where there is none. */
export const scoreText = (value: number | null | undefined, digits: number): string =>
  value == null ? "–" : shownFixed(value, digits);

/** Scores of one task: over all items, averaged over types, and by type. */
export interface TaskScores {
  readonly micro: Score;
  readonly macro: Score;
  readonly types: Readonly<Record<string, Score>>;
}

/** SpERT's three evaluations; `relationsStrict` (+NEC) asks for right entity types too. */
export interface Scores {
  readonly entities: TaskScores;
  readonly relations: TaskScores;
  readonly relationsStrict: TaskScores;
}
