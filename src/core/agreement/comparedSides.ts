import type { Doc } from "../document/document.ts";
import { type Agreement, agreementOf } from "./agreement.ts";
import { isUnlike } from "./alignedDoc.ts";
import { type ComparedPart, comparedDoc, type SideTypes } from "./comparedDoc.ts";
import { type AgreementCounts, countAgreement } from "./countAgreement.ts";
import type { MatchedDocs } from "./matchDocs.ts";

/** Documents of one name whose texts are too different. */
export interface NotCompared {
  readonly doc: Doc;
  readonly why: string;
}

/** Two sides, and how far they agree. */
export interface ComparedSides {
  readonly agreement: Agreement;
  readonly compared: number;
  readonly notCompared: readonly NotCompared[];
  /** So many annotations of either side lie where the texts differ. */
  readonly leftOut: { readonly left: number; readonly right: number };
  /** So many annotations are of types that one side did not annotate in their sentences. */
  readonly unsaid: number;
}

/** Compares all documents that belong together, in one go. */
export function comparedSides(
  { pairs }: MatchedDocs,
  part: ComparedPart,
  types: SideTypes,
): ComparedSides {
  const counts: AgreementCounts[] = [];
  const notCompared: NotCompared[] = [];
  const leftOut = { left: 0, right: 0 };
  let unsaid = 0;
  for (const { left, right } of pairs) {
    const compared = comparedDoc(left, right, part, types);
    if (isUnlike(compared)) {
      notCompared.push({ doc: left, why: compared.unlike });
      continue;
    }
    counts.push(countAgreement(compared));
    leftOut.left += compared.leftOut.left;
    leftOut.right += compared.leftOut.right;
    unsaid += compared.unsaid;
  }
  const agreement = agreementOf(counts);
  return { agreement, compared: counts.length, notCompared, leftOut, unsaid };
}
