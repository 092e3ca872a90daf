import { useMemo, useState } from "react";
import type { FindQuery } from "../../core/review/find.ts";
import { useApp } from "../app/useApp.ts";
import { selectionKey } from "./results.ts";

interface Last {
  readonly key: string;
  readonly index: number;
  readonly query: FindQuery;
}

/**
 * Which result is active: the one that is selected in the text, else the last one gone to, or what
 * came in its place when it no longer fits the query. -1 where there is none.
 */
export function useActiveHit(keys: readonly string[], query: FindQuery) {
  const selected = useApp((s) => selectionKey(s.activeDoc, s.selection));
  const [last, setLast] = useState<Last | null>(null);
  const places = useMemo(() => new Map(keys.map((key, i) => [key, i])), [keys]);
  const known = places.get(selected ?? "") ?? places.get(last?.key ?? "");
  const index = known ?? (last?.query === query ? Math.min(last.index, keys.length - 1) : -1);
  return { index, setActive: (to: number) => setLast({ key: keys[to], index: to, query }) };
}
