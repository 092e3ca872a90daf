import { isUnlike, type Unlike } from "../../core/agreement/alignedDoc.ts";
import {
  type ComparedDoc,
  type ComparedPart,
  comparedDoc,
} from "../../core/agreement/comparedDoc.ts";
import { type AgreementCounts, countAgreement } from "../../core/agreement/countAgreement.ts";
import { type DocDifferences, docDifferences } from "../../core/agreement/docDifferences.ts";
import type { DocPair } from "../../core/agreement/matchDocs.ts";
import type { Doc } from "../../core/document/document.ts";
import { remembered } from "../../core/document/remembered.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";

/** A document of both sides: what they have in common, and what differs. */
export interface Compared {
  readonly compared: ComparedDoc;
  readonly counts: AgreementCounts;
  readonly differences: DocDifferences;
}

/** Compares documents, each as it stands once only. */
export interface Comparer {
  /** What is known already; null: nothing. */
  known(left: Doc, part: ComparedPart): Compared | Unlike | null;
  compare(pair: DocPair, part: ComparedPart): Compared | Unlike;
}

/** The comparer of a comparison: what it found stays as long as that is open. */
export const comparerOf = remembered(
  ({ sideTypes }: OpenAgreement): Comparer => {
    const found = new WeakMap<Doc, Map<string, Compared | Unlike>>();
    const keyOf = ({ annotations, sentences }: ComparedPart) => `${annotations}, ${sentences}`;
    const known: Comparer["known"] = (left, part) => found.get(left)?.get(keyOf(part)) ?? null;
    return {
      known,
      compare: ({ left, right }, part) => {
        const before = known(left, part);
        if (before) return before;
        const compared = comparedDoc(left, right, part, sideTypes);
        const made = isUnlike(compared)
          ? compared
          : {
              compared,
              counts: countAgreement(compared),
              differences: docDifferences(compared),
            };
        const ofDoc = found.get(left) ?? new Map<string, Compared | Unlike>();
        found.set(left, ofDoc.set(keyOf(part), made));
        return made;
      },
    };
  },
  ({ sideTypes }) => sideTypes,
);
