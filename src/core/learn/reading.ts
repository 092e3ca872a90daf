import type { Prediction } from "./example.ts";

/** What a model thinks of a span that is labelled. */
export interface LabelScore {
  /** The probability of the type that it is labelled with. */
  readonly own: number;
  /** That it is of none. */
  readonly none: number;
}

/** What a model thinks of the labels of a sentence; null where it cannot look at one. */
export interface LabelScores {
  /** By the entities of the sentence. */
  readonly entities: readonly (LabelScore | null)[];
  /** The probability of the type of each relation, between its ends as they are labelled. */
  readonly relations: readonly (number | null)[];
}

/** A labelled sentence as a model reads it, and what the model thinks of its labels. */
export interface Reading extends LabelScores {
  readonly prediction: Prediction;
  /**
   * Of each suggested span: how probable each type is, none first, without any calibration. Absent of
   * a sentence that was read in parts, and of what was stored before this was.
   */
  readonly probabilities?: readonly (readonly number[])[];
}

/** What one training of a study read, by the places of the sentences among its examples. */
export interface StudyRead {
  /** Place of the training in the plan. */
  readonly training: number;
  readonly readings: readonly Reading[];
}
