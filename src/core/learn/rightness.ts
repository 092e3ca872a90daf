/** How often models were right in such cases. */
export interface Rightness {
  readonly right: number;
  readonly of: number;
}

/** A suggestion of which it is known whether it is what was labelled. */
export interface Outcome {
  readonly type: string;
  readonly score: number;
  readonly isRight: boolean;
}

/** What the scores of models are worth. */
export interface Reliability {
  /** The suggestions of the type that are nearest by their score, but for the one that is asked of. */
  near(outcome: Outcome): Rightness;
  /** How probably such a suggestion is right: of few of a type others tell, too. */
  share(outcome: Outcome): number;
}

/** So many suggestions of the type tell, and so many of all types. */
const [OWN, ALL] = [20, 60];
/** What all types say counts as so many suggestions of the type itself. */
const PRIOR = 4;

/** How right models were, by type and score. */
export function reliabilityOf(outcomes: readonly Outcome[]): Reliability {
  const all = [...outcomes].sort(byScore);
  const types = new Map<string, Outcome[]>();
  for (const one of all) {
    const list = types.get(one.type);
    if (list) list.push(one);
    else types.set(one.type, [one]);
  }
  const near = (outcome: Outcome) => nearest(types.get(outcome.type) ?? [], outcome, OWN);
  return {
    near,
    share: (outcome) => {
      const [own, others] = [near(outcome), nearest(all, outcome, ALL)];
      const prior = (others.right + 1) / (others.of + 2);
      return (own.right + PRIOR * prior) / (own.of + PRIOR);
    },
  };
}

/** The outcomes of a sorted list that lie around a score, the asked one left out. */
function nearest(sorted: readonly Outcome[], asked: Outcome, most: number): Rightness {
  let from = firstAtLeast(sorted, asked.score);
  let to = from;
  let [right, of] = [0, 0];
  const take = (one: Outcome) => {
    if (one === asked) return;
    of++;
    if (one.isRight) right++;
  };
  for (let last = 0; from > 0 || to < sorted.length; ) {
    const below = from > 0 ? asked.score - sorted[from - 1].score : Number.POSITIVE_INFINITY;
    const above = to < sorted.length ? sorted[to].score - asked.score : Number.POSITIVE_INFINITY;
    // Of equal ones all tell: which of them come first says nothing.
    if (of >= most && Math.min(below, above) > last) break;
    last = Math.min(below, above);
    take(below < above ? sorted[--from] : sorted[to++]);
  }
  return { right, of };
}

function firstAtLeast(sorted: readonly Outcome[], score: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].score < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byScore = (a: Outcome, b: Outcome): number => a.score - b.score;
