import { useEffect, useMemo, useState } from "react";
import { isUnlike, type Unlike } from "../../core/agreement/alignedDoc.ts";
import {
  type ComparedDoc,
  type ComparedPart,
  comparedDoc,
} from "../../core/agreement/comparedDoc.ts";
import { countAgreement } from "../../core/agreement/countAgreement.ts";
import { docDifferences } from "../../core/agreement/docDifferences.ts";
import type { DocPair } from "../../core/agreement/matchDocs.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import { useApp } from "../app/useApp.ts";

/** A document of both sides, as it was when the comparison began, and as it is. */
export interface ComparedRow {
  readonly pair: DocPair;
  readonly before: ComparedDoc | Unlike;
  /** Null: the document is no longer there. */
  readonly now: ComparedDoc | Unlike | null;
}

export interface ComparedRows {
  /** Empty until all are there. */
  readonly rows: readonly ComparedRow[];
  readonly done: number;
  readonly all: number;
}

/** So many have changed after a decision: of more the page answers in between. */
const AT_ONCE = 2;
/** Milliseconds until the page has its turn. */
const TURN_MS = 12;

interface Wanted {
  readonly pair: DocPair;
  readonly now: DocPair | null;
}

/** Compares all documents of a comparison, some at a time; what is known already is there at once. */
export function useCompared(open: OpenAgreement, part: ComparedPart): ComparedRows {
  const docs = useApp((s) => s.project.docs);
  const { matched, sideTypes } = open;
  const wanted = useMemo(
    () =>
      matched.pairs.map((pair): Wanted => {
        const now = docs[pair.left.id];
        const isThere = now !== undefined && now.trashedAt === undefined;
        return { pair, now: isThere ? { left: now, right: pair.right } : null };
      }),
    [matched, docs],
  );
  const [rows, setRows] = useState<Rows>(NO_ROWS);
  const isFor = rows.part === part && rows.matched === matched;
  const changed = isFor
    ? wanted.filter((one, i) => isOther(one, rows.wanted[i])).length
    : wanted.length;
  const compare = useMemo(() => rowOf(part, sideTypes), [part, sideTypes]);
  const shown = useMemo(
    () => (changed <= AT_ONCE ? wanted.map(compare) : null),
    [changed, wanted, compare],
  );
  const [done, setDone] = useState(0);
  useEffect(() => {
    if (shown) {
      if (!isFor || changed > 0) setRows({ part, matched, wanted });
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    let next = 0;
    const turn = () => {
      const end = performance.now() + TURN_MS;
      while (next < wanted.length && performance.now() < end) compare(wanted[next++]);
      setDone(next);
      if (next < wanted.length) timer = setTimeout(turn);
      else setRows({ part, matched, wanted });
    };
    timer = setTimeout(turn);
    return () => clearTimeout(timer);
  }, [shown, isFor, changed, part, matched, wanted, compare]);
  return { rows: shown ?? [], done, all: wanted.length };
}

/** What has been compared whole. */
interface Rows {
  readonly part: ComparedPart | null;
  readonly matched: OpenAgreement["matched"] | null;
  readonly wanted: readonly Wanted[];
}

const NO_ROWS: Rows = { part: null, matched: null, wanted: [] };

const isOther = ({ now }: Wanted, before: Wanted | undefined): boolean =>
  now?.left !== before?.now?.left;

const rowOf =
  (part: ComparedPart, sideTypes: OpenAgreement["sideTypes"]) =>
  ({ pair, now }: Wanted): ComparedRow => {
    const compare = ({ left, right }: DocPair) => comparedDoc(left, right, part, sideTypes);
    const row = { pair, before: compare(pair), now: now && compare(now) };
    // What is asked of them afterwards is known then.
    if (!isUnlike(row.before)) countAgreement(row.before);
    if (row.now && !isUnlike(row.now)) docDifferences(row.now);
    return row;
  };
