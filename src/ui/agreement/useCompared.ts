import { useEffect, useMemo, useState } from "react";
import type { Unlike } from "../../core/agreement/alignedDoc.ts";
import type { ComparedPart } from "../../core/agreement/comparedDoc.ts";
import type { DocPair } from "../../core/agreement/matchDocs.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import { useApp } from "../app/useApp.ts";
import { type Compared, comparerOf } from "./comparer.ts";

/** A document of both sides, as it was when the comparison began, and as it is. */
export interface ComparedRow {
  readonly pair: DocPair;
  readonly before: Compared | Unlike;
  /** Null: the document is no longer there. */
  readonly now: Compared | Unlike | null;
}

export interface ComparedRows {
  /** Empty until all are there. */
  readonly rows: readonly ComparedRow[];
  readonly done: number;
  readonly all: number;
}

/** So many are compared at once, as after a decision; of more the page answers in between. */
const AT_ONCE = 2;
/** Milliseconds until the page has its turn. */
const TURN_MS = 12;

/** Compares all documents of a comparison, some at a time. */
export function useCompared(open: OpenAgreement, part: ComparedPart): ComparedRows {
  const docs = useApp((s) => s.project.docs);
  const [turn, setTurn] = useState(0);
  const comparer = comparerOf(open);
  const wanted = useMemo(
    () =>
      open.matched.pairs.map((pair) => {
        const now = docs[pair.left.id];
        const isThere = now !== undefined && now.trashedAt === undefined;
        return { pair, now: isThere ? { left: now, right: pair.right } : null };
      }),
    [open.matched, docs],
  );
  const { missing, rows } = useMemo(() => {
    const missing = wanted
      .flatMap(({ pair, now }) => (now && now.left !== pair.left ? [pair, now] : [pair]))
      .filter(({ left }) => !comparer.known(left, part));
    if (missing.length > AT_ONCE) return { missing, rows: [] };
    const rows = wanted.map(
      ({ pair, now }): ComparedRow => ({
        pair,
        before: comparer.compare(pair, part),
        now: now && comparer.compare(now, part),
      }),
    );
    return { missing: [], rows };
    // A turn makes more of them known.
  }, [wanted, comparer, part, turn]);
  useEffect(() => {
    if (missing.length === 0) return;
    const timer = setTimeout(() => {
      const end = performance.now() + TURN_MS;
      for (const pair of missing) {
        comparer.compare(pair, part);
        if (performance.now() > end) break;
      }
      setTurn((count) => count + 1);
    });
    return () => clearTimeout(timer);
  }, [missing, comparer, part]);
  const all = wanted.length;
  return { rows, done: Math.max(0, all - missing.length), all };
}
