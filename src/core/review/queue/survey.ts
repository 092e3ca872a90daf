/** A run of words of one sentence, end exclusive. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/** What a model holds something for, and how much; null: for nothing. */
export interface Leaning {
  readonly type: string | null;
  readonly score: number;
}

/** A span that a model takes for one thing, and nearly for another. */
export interface SpanDoubt extends WordRange {
  readonly first: Leaning;
  readonly second: Leaning;
}

/** A pair of spans that is nearly related, or only just. */
export interface PairDoubt {
  readonly type: string;
  readonly score: number;
  readonly head: WordRange;
  readonly tail: WordRange;
}

/** A type that a sentence may hold. */
export interface Expected {
  readonly type: string;
  /** About how many of it there are. */
  readonly count: number;
  /** Of the most likely one. */
  readonly best: number;
}

/** What a model says of a sentence, with what lies just under its thresholds: plain data, and small. */
export interface Survey {
  /** How unsure it is of the spans together: 1 for each that might as well be another. */
  readonly spanDoubt: number;
  /** The same of relations. */
  readonly relationDoubt: number;
  readonly entities: readonly Expected[];
  readonly relations: readonly Expected[];
  /** Those it is least sure of, the worst first; a few. */
  readonly spans: readonly SpanDoubt[];
  readonly pairs: readonly PairDoubt[];
}

/** So many of the least sure are named. */
const NAMED = 2;

/** The survey of a sentence that was read in parts, each with the place of its first word. */
export function joinedSurvey(
  parts: readonly { readonly firstWord: number; readonly survey: Survey }[],
): Survey {
  const sum = (of: (survey: Survey) => number) =>
    parts.reduce((total, { survey }) => total + of(survey), 0);
  const moved = ({ start, end }: WordRange, words: number) => ({
    start: start + words,
    end: end + words,
  });
  return {
    spanDoubt: sum(({ spanDoubt }) => spanDoubt),
    relationDoubt: sum(({ relationDoubt }) => relationDoubt),
    entities: added(parts.map(({ survey }) => survey.entities)),
    relations: added(parts.map(({ survey }) => survey.relations)),
    spans: leastSure(
      parts.flatMap(({ survey, firstWord }) =>
        survey.spans.map((span) => ({ ...span, ...moved(span, firstWord) })),
      ),
      spanSureness,
    ),
    pairs: leastSure(
      parts.flatMap(({ survey, firstWord }) =>
        survey.pairs.map((pair) => ({
          ...pair,
          head: moved(pair.head, firstWord),
          tail: moved(pair.tail, firstWord),
        })),
      ),
      pairSureness,
    ),
  };
}

/** How sure a model is of a span. */
export const spanSureness = ({ first, second }: SpanDoubt): number => first.score - second.score;

/** How sure a model is whether a pair is related. */
export const pairSureness = ({ score }: PairDoubt): number => Math.abs(score - 0.5);

/** A few of a list, those of which one is least sure first; ties by their order. */
export const leastSure = <T>(all: readonly T[], sureness: (one: T) => number): T[] =>
  [...all].sort((a, b) => sureness(a) - sureness(b)).slice(0, NAMED);

function added(parts: readonly (readonly Expected[])[]): Expected[] {
  const found = new Map<string, Expected>();
  for (const one of parts.flat()) {
    const { count, best } = found.get(one.type) ?? { count: 0, best: 0 };
    const { type } = one;
    found.set(type, { type, count: count + one.count, best: Math.max(best, one.best) });
  }
  return [...found.values()];
}
