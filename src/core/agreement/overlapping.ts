import { overlaps, type Span } from "../document/overlaps.ts";

/** All pairs of a span of one list and one of another that share a letter. */
export function overlapping<L extends Span, R extends Span>(
  left: readonly L[],
  right: readonly R[],
): [left: L, right: R][] {
  const waiting = right.toSorted((a, b) => a.start - b.start);
  const found: [L, R][] = [];
  let open: R[] = [];
  let next = 0;
  for (const one of left.toSorted((a, b) => a.start - b.start)) {
    while (next < waiting.length && waiting[next].start < one.end) open.push(waiting[next++]);
    open = open.filter(({ end }) => end > one.start);
    for (const other of open) if (overlaps(one, other)) found.push([one, other]);
  }
  return found;
}

/**
 * The most pairs of overlapping spans in which no span stands twice. Whichever span ends first goes to
 * the partner that ends first: every other span that would do for that one would do for a later one.
 */
export function mostOverlaps(left: readonly Span[], right: readonly Span[]): number {
  const partners = new Map<Span, Span[]>();
  const add = (from: Span, to: Span) => {
    const known = partners.get(from);
    if (known) known.push(to);
    else partners.set(from, [to]);
  };
  for (const [one, other] of overlapping(left, right)) {
    add(one, other);
    add(other, one);
  }
  const taken = new Set<Span>();
  let pairs = 0;
  for (const one of [...partners.keys()].sort((a, b) => a.end - b.end)) {
    if (taken.has(one)) continue;
    let best: Span | null = null;
    for (const other of partners.get(one)!)
      if (!taken.has(other) && (best === null || other.end < best.end)) best = other;
    if (best === null) continue;
    taken.add(one).add(best);
    pairs++;
  }
  return pairs;
}

/** The most pairs, of those that are possible, in which nothing stands twice. */
export function mostPairs<L, R>(possible: readonly (readonly [left: L, right: R])[]): number {
  const choices = new Map<L, R[]>();
  for (const [one, other] of possible) {
    const known = choices.get(one);
    if (known) known.push(other);
    else choices.set(one, [other]);
  }
  const places: Places<L, R> = { holder: new Map(), placeOf: new Map() };
  let pairs = 0;
  for (const one of choices.keys()) if (findPlace(one, choices, places)) pairs++;
  return pairs;
}

/** Who has which place, read either way. */
interface Places<L, R> {
  readonly holder: Map<R, L>;
  readonly placeOf: Map<L, R>;
}

/** Finds a place for one, by moving others to other places where it must; false: there is none. */
function findPlace<L, R>(
  one: L,
  choices: ReadonlyMap<L, readonly R[]>,
  { holder, placeOf }: Places<L, R>,
): boolean {
  const wantedBy = new Map<R, L>();
  const waiting: L[] = [one];
  for (const now of waiting) {
    for (const place of choices.get(now)!) {
      if (wantedBy.has(place)) continue;
      wantedBy.set(place, now);
      const by = holder.get(place);
      if (by !== undefined) {
        waiting.push(by);
        continue;
      }
      // The way back: each takes the place that was found for it, and leaves its own to the next.
      let free: R | undefined = place;
      while (free !== undefined) {
        const taker: L = wantedBy.get(free)!;
        const own: R | undefined = placeOf.get(taker);
        holder.set(free, taker);
        placeOf.set(taker, free);
        free = own;
      }
      return true;
    }
  }
  return false;
}
