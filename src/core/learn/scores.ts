/** Precision, recall and F1 in per cent. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

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
