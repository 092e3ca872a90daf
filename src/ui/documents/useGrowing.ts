import { startTransition, useEffect, useState } from "react";

/** So many rows are added in one go: what is put beside each other at once costs its square. */
const STEP = 250;

/**
 * The items of a long list, some more with every turn until all are there, so that the page answers
 * in between. Short lists are there at once.
 */
export function useGrowing<T>(items: readonly T[]): readonly T[] {
  const [count, setCount] = useState(STEP);
  const most = Math.max(STEP, items.length);
  // A list that became short grows anew when it is long again.
  const shown = Math.min(count, most);
  const isWhole = shown >= items.length;
  useEffect(() => {
    if (count > most) setCount(most);
    if (isWhole) return;
    const turn = setTimeout(() => startTransition(() => setCount(shown + STEP)));
    return () => clearTimeout(turn);
  }, [count, most, shown, isWhole]);
  return isWhole ? items : items.slice(0, shown);
}
