/** Finds what is one because it was joined, directly or by others. */
export interface Joining {
  /** From now on both are one, for which stands what stood for the first. */
  join(first: string, second: string): void;
  /** What stands for all that an item is one with; the item itself where it was joined to nothing. */
  first(item: string): string;
}

/** Begins with nothing joined. */
export function joining(): Joining {
  const into = new Map<string, string>();
  const first = (item: string): string => {
    let at = item;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  return {
    first,
    join: (a, b) => {
      const [to, from] = [first(a), first(b)];
      if (to !== from) into.set(from, to);
    },
  };
}
