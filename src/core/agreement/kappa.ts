/** How often something has a label on the left and one on the right, by both. */
export type LabelPairs = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Label pairs that grow. */
export type GrowingPairs = Map<string, Map<string, number>>;

/** Counts a pair of labels. */
export function addPair(pairs: GrowingPairs, left: string, right: string, count = 1): void {
  const row = pairs.get(left) ?? new Map<string, number>();
  row.set(right, (row.get(right) ?? 0) + count);
  pairs.set(left, row);
}

/** Agreement beyond chance; null where it is not defined. */
export interface Kappa {
  readonly value: number | null;
  /** So many things were labelled by both. */
  readonly items: number;
}

/**
 * Cohen's kappa: (p - e) / (1 - e), where p is how much of it has the same label on both sides and e
 * how much would by chance. It is not defined without items, and where both use one label only.
 */
export function kappaOf(pairs: LabelPairs): Kappa {
  const [ofLeft, ofRight] = [new Map<string, number>(), new Map<string, number>()];
  let [items, same] = [0, 0];
  for (const [left, row] of pairs)
    for (const [right, count] of row) {
      items += count;
      if (left === right) same += count;
      ofLeft.set(left, (ofLeft.get(left) ?? 0) + count);
      ofRight.set(right, (ofRight.get(right) ?? 0) + count);
    }
  let chance = 0; // in squares of items: whole numbers, so that 1 is told from nearly 1
  for (const [label, count] of ofLeft) chance += count * (ofRight.get(label) ?? 0);
  const most = items * items;
  return { items, value: chance === most ? null : (same * items - chance) / (most - chance) };
}

/** The same with two labels only: those that are wanted, and the rest. */
export function kappaOfOne(pairs: LabelPairs, isWanted: (label: string) => boolean): Kappa {
  const two: GrowingPairs = new Map();
  for (const [left, row] of pairs)
    for (const [right, count] of row)
      addPair(two, `${isWanted(left)}`, `${isWanted(right)}`, count);
  return kappaOf(two);
}
