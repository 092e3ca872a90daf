import type { Example } from "../../learn/example.ts";
import type { Survey } from "./survey.ts";

/** How often something was met, by its name. */
export type Counts = Map<string, number>;

/** What the confirmed sentences have shown so far: words as they are looked up, and types. */
export interface SeenSoFar {
  readonly words: Counts;
  readonly entities: Counts;
  readonly relations: Counts;
}

/** What confirmed sentences show. */
export function seenIn(examples: readonly Omit<Example, "id">[]): SeenSoFar {
  const seen: SeenSoFar = { words: new Map(), entities: new Map(), relations: new Map() };
  for (const { words, entities, relations } of examples) {
    for (const word of contentWords(words)) add(seen.words, word, 1);
    for (const { type } of entities) add(seen.entities, type, 1);
    for (const { type } of relations) add(seen.relations, type, 1);
  }
  return seen;
}

/** Counts what a sentence is expected to show, as if it was confirmed. */
export function countExpected(
  seen: SeenSoFar,
  words: readonly string[],
  survey: Survey | null,
): void {
  for (const word of words) add(seen.words, word, 1);
  for (const { type, count } of survey?.entities ?? []) add(seen.entities, type, count);
  for (const { type, count } of survey?.relations ?? []) add(seen.relations, type, count);
}

export const copyOf = ({ words, entities, relations }: SeenSoFar): SeenSoFar => ({
  words: new Map(words),
  entities: new Map(entities),
  relations: new Map(relations),
});

/** The words of a sentence that say something, each once, in one spelling: no marks, no numbers. */
export const contentWords = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => /\p{L}{2}/u.test(word)).map((word) => word.toLowerCase())),
];

const add = (counts: Counts, name: string, count: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + count);
};
