import { seededRandom, shuffled } from "./random.ts";

/** The words of a sentence. */
export type Words = readonly string[];

/** A sentence that nobody has reviewed: the user's own, or of the text that comes with the app. */
export interface RehearsalSentence {
  readonly source: OwnSource | "bundled";
  readonly words: Words;
}

/** Ids of a document, and of a sentence in it. */
export interface OwnSource {
  readonly doc: string;
  readonly sentence: string;
}

/** Text on which a training keeps what the model knew. */
export interface RehearsalText<T> {
  /** The user's own sentences that nobody has reviewed. */
  readonly own: readonly T[];
  /** Of many domains. */
  readonly bundled: readonly T[];
}

/** A rehearsal text, drawn for one training. */
export interface DrawnRehearsal<T> {
  /** Trained on. */
  readonly taught: readonly T[];
  /** Only looked at, before and after. */
  readonly watched: readonly T[];
}

/**
 * How many sentences are read for a training to keep what the model says of them, and how many before
 * and after it to see what it changed; and about how many words they have.
 */
export const REHEARSAL = { taught: 200, watched: 50, wordsEach: 20 } as const;

/** Draws sentences of both texts, half of each where there are as many. */
export function drawRehearsal<T>(
  { own, bundled }: RehearsalText<T>,
  seed: number,
): DrawnRehearsal<T> {
  const drawn = [own, bundled].map((text, i) => shuffled(text, seededRandom(seed, 0x7ea, i)));
  const watched = drawn.map((text) => text.slice(0, share(text.length, REHEARSAL.watched, drawn)));
  const rest = drawn.map((text, i) => text.slice(watched[i].length));
  const taught = rest.map((text) => text.slice(0, share(text.length, REHEARSAL.taught, rest)));
  return { taught: taught.flat(), watched: watched.flat() };
}

/** Of so many together: half, and what the other text has too few for. */
function share(length: number, most: number, texts: readonly (readonly unknown[])[]): number {
  const others = texts.reduce((sum, text) => sum + text.length, 0) - length;
  return Math.max(most / 2, most - others);
}

/** The sentences of a rehearsal text: one a line, its words apart by blanks. */
export const parseRehearsal = (text: string): Words[] =>
  text
    .split("\n")
    .map((line) => line.split(" ").filter((word) => word !== ""))
    .filter((words) => words.length > 0);
