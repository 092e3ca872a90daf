/** A difference between a label and a reading, and how much speaks for the reading. */
export interface Difference {
  /** Which kind of difference it is. */
  readonly kind: string;
  /** Which types it is between: what models do again and again is a weakness of theirs. */
  readonly pattern: string;
  /** In how many places this pattern could have come about. */
  readonly chances: number;
  /** How much speaks for the reading, if the label is wrong: from 0 to 1. */
  readonly strength: number;
}

/** In how many places a kind of difference could come about, and between how many pairs of types. */
export interface KindChances {
  readonly places: number;
  readonly patterns: number;
}

/** Before anything is known, so large a part of the labels is wrong. */
const USUAL_ERRORS = 0.05;

/** What all patterns of a kind say counts as so many places of one. */
const PRIOR = 2;

/**
 * How probably the label is wrong, and not the model: a difference that comes about seldom where it
 * could is an error of the label rather than a weakness of the models.
 */
export function weighDoubts<D extends Difference>(
  all: readonly D[],
  chancesOf: (kind: string) => KindChances,
): number[] {
  const kinds = countBy(all, ({ kind }) => kind);
  const patterns = countBy(all, keyOf);
  return all.map((one) => {
    const { places, patterns: count } = chancesOf(one.kind);
    const usual = (kinds.get(one.kind) ?? 0) / Math.max(1, places) / Math.max(1, count);
    const others = (patterns.get(keyOf(one)) ?? 1) - 1;
    const rate = (others + PRIOR * usual) / (one.chances + PRIOR);
    const wrong = USUAL_ERRORS * one.strength;
    return wrong === 0 ? 0 : wrong / (wrong + rate);
  });
}

const keyOf = ({ kind, pattern }: Difference): string => JSON.stringify([kind, pattern]);

/** The pattern of a difference between types; null where nothing is labelled, or read. */
export const patternOf = (mine: string | null, theirs: string | null): string =>
  JSON.stringify([mine, theirs]);

/** How many there are of each key. */
export function countBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}
