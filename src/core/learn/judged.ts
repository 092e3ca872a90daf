import type { ModelTypes } from "../types/modelTypes.ts";
import { countsOf, type SentenceCounts, scoresOf, type TaskCounts } from "./evaluation.ts";
import type { Example, Prediction } from "./example.ts";
import type { RehearsalSentence } from "./rehearsalText.ts";
import type { Scores } from "./scores.ts";

/**
 * A held-out sentence as the model before a training reads it, and the one after. Types have the
 * names of today in all three.
 */
export interface Judged {
  readonly example: Example;
  readonly before: Prediction;
  readonly after: Prediction;
  /** It helped to choose when to stop, so that it proves nothing. */
  readonly usedToStop?: true;
}

/** A sentence that was only looked at, before and after a training; types have their names of today. */
export interface Watched extends RehearsalSentence {
  readonly before: Prediction;
  readonly after: Prediction;
}

/** The sentences that prove something. */
export const proving = (judged: readonly Judged[]): Judged[] =>
  judged.filter(({ usedToStop }) => !usedToStop);

/**
 * What each model found and missed in each sentence. What is suggested of types that are no more, or
 * are not asked for here, does not count: nobody has said whether it is right.
 */
export function judgedCounts(
  judged: readonly Judged[],
  types: ModelTypes,
): { readonly before: SentenceCounts[]; readonly after: SentenceCounts[] } {
  const gold = judged.map(({ example }) => example);
  const of = (which: "before" | "after") => {
    const predicted = judged.map((one) => one[which]);
    return countsOf(gold, predicted, types).map((counts) => ofTypes(counts, types));
  };
  return { before: of("before"), after: of("after") };
}

const ofTypes = (counts: SentenceCounts, { entities, relations }: ModelTypes): SentenceCounts => {
  const known = (of: TaskCounts, table: object) =>
    new Map([...of].filter(([type]) => Object.hasOwn(table, type)));
  return {
    entities: known(counts.entities, entities),
    relations: known(counts.relations, relations),
    relationsStrict: known(counts.relationsStrict, relations),
  };
};

/** How both models score on what proves something; null where there is none of it. */
export function scoresOfJudged(
  judged: readonly Judged[],
  types: ModelTypes,
): { readonly before: Scores; readonly after: Scores; readonly sentences: number } | null {
  const counted = proving(judged);
  if (counted.length === 0) return null;
  const { before, after } = judgedCounts(counted, types);
  const sentences = counted.length;
  return { before: scoresOf(before, types), after: scoresOf(after, types), sentences };
}
