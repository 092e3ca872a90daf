import { isUnlike } from "../../core/agreement/alignedDoc.ts";
import type { ComparedDoc } from "../../core/agreement/comparedDoc.ts";
import {
  docDifferences,
  openDifferences,
  type Settled,
} from "../../core/agreement/docDifferences.ts";
import type { SideDifference } from "../../core/agreement/sideDifference.ts";
import { remembered } from "../../core/document/remembered.ts";
import type { MadeDecision } from "../../store/agreementState.ts";
import { kindId } from "./differenceWords.ts";
import type { ComparedRow } from "./useCompared.ts";

/** A difference that nobody has decided about, and its document. */
export interface OpenItem {
  readonly compared: ComparedDoc;
  readonly difference: SideDifference;
}

/** All that is open, document by document, in reading order. */
export function openItems(
  rows: readonly ComparedRow[],
  decisions: readonly MadeDecision[],
): OpenItem[] {
  const settled = settledOf(decisions);
  return rows.flatMap(({ now }) => {
    if (!now || isUnlike(now)) return [];
    const own = settled.get(now.left.id);
    return own ? itemsOf(now, openDifferences(docDifferences(now), own)) : allItems(now);
  });
}

const itemsOf = (compared: ComparedDoc, differences: readonly SideDifference[]): OpenItem[] =>
  differences.map((difference) => ({ compared, difference }));

/** Of documents about which nothing was decided. */
const allItems = remembered((compared: ComparedDoc): readonly OpenItem[] =>
  itemsOf(compared, docDifferences(compared).all),
);

function settledOf(decisions: readonly MadeDecision[]): ReadonlyMap<string, Settled> {
  const all = new Map<string, { kept: Set<string>; declined: Set<string> }>();
  for (const { settled } of decisions)
    for (const [doc, { kept, declined }] of settled) {
      const known = all.get(doc) ?? { kept: new Set(), declined: new Set() };
      for (const one of kept) known.kept.add(one);
      for (const one of declined) known.declined.add(one);
      all.set(doc, known);
    }
  return all;
}

/** Those of a document and of a kind; null: of all. */
export const filteredItems = (
  items: readonly OpenItem[],
  { doc, kind }: { readonly doc: string | null; readonly kind: string | null },
): readonly OpenItem[] =>
  items.filter(
    ({ compared, difference }) =>
      (doc === null || compared.left.id === doc) && (kind === null || kindId(difference) === kind),
  );
