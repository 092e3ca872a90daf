/** A list in pieces that weigh so much at most, or have one item. */
export function* slices<T>(
  items: readonly T[],
  most: number,
  weightOf: (item: T) => number,
): Generator<readonly T[]> {
  let slice: T[] = [];
  let weight = 0;
  for (const item of items) {
    const more = weightOf(item);
    if (slice.length > 0 && weight + more > most) {
      yield slice;
      slice = [];
      weight = 0;
    }
    slice.push(item);
    weight += more;
  }
  if (slice.length > 0) yield slice;
}
