import type { TypeKind } from "../../types/typeTables.ts";
import type { SeenSoFar } from "./seenSoFar.ts";
import type { Expected, Survey } from "./survey.ts";

/** A sentence as the order sees it. */
export interface Candidate {
  /** How many words it has, marks too. */
  readonly length: number;
  /** Those that say something, each once. */
  readonly words: readonly string[];
  /** What the model says of it; null where that is not known yet. */
  readonly survey: Survey | null;
}

/** What a sentence is expected to teach, in parts: of each, more is better. */
export interface Gain {
  /** Spans that the model is unsure of. */
  readonly spans: number;
  readonly relations: number;
  /** Words that no confirmed sentence has, and that others of the text have too. */
  readonly words: number;
  /** Types of which there are few examples. */
  readonly types: number;
}

/** How much of each part is in the whole, once they are brought to one measure. */
export const WEIGHTS: Gain = { spans: 1, relations: 0.5, words: 1, types: 1.5 };

/**
 * What a sentence is expected to teach. A long sentence has more of everything, and takes longer to
 * read; by its root neither the longest nor the shortest are always first.
 *
 * @param common how often each word is in the text
 */
export function gainOf(
  { length, words, survey }: Candidate,
  seen: SeenSoFar,
  common: ReadonlyMap<string, number>,
): Gain {
  const each = 1 / Math.sqrt(length + 5);
  const ofWord = (word: string) =>
    Math.log(common.get(word) ?? 1) / (1 + (seen.words.get(word) ?? 0)) ** 2;
  return {
    spans: each * (survey?.spanDoubt ?? 0),
    relations: each * (survey?.relationDoubt ?? 0),
    words: each * words.reduce((sum, word) => sum + ofWord(word), 0),
    types:
      each *
      (needed(survey?.entities, seen.entities) + needed(survey?.relations, seen.relations) / 2),
  };
}

/** More for a type, the fewer examples it has. */
const needed = (expected: readonly Expected[] = [], seen: ReadonlyMap<string, number>): number =>
  expected.reduce(
    (sum, { type, count, best }) =>
      sum + Math.max(count, best) / Math.sqrt(1 + (seen.get(type) ?? 0)),
    0,
  );

export type Part = keyof Gain;
export const PARTS: readonly Part[] = ["spans", "relations", "words", "types"];

/** The kind of types that a table of a survey is of. */
export const KINDS: readonly {
  readonly kind: TypeKind;
  readonly table: "entities" | "relations";
}[] = [
  { kind: "entity", table: "entities" },
  { kind: "relation", table: "relations" },
];
