/** A mention of something: the id of its span, and where it begins. */
export interface Mention {
  readonly id: string;
  readonly start: number;
}

/**
 * The two mentions that are nearest to each other; null where there are no two. Both lists are in the
 * order of the text.
 */
export function nearest(
  heads: readonly Mention[],
  tails: readonly Mention[],
): readonly [head: Mention, tail: Mention] | null {
  let best: readonly [Mention, Mention] | null = null;
  let distance = Number.POSITIVE_INFINITY;
  let [h, t] = [0, 0];
  while (h < heads.length && t < tails.length) {
    const [head, tail] = [heads[h], tails[t]];
    const between = Math.abs(head.start - tail.start);
    if (head.id !== tail.id && between < distance) {
      best = [head, tail];
      distance = between;
    }
    if (head.start < tail.start) h++;
    else t++;
  }
  return best;
}
