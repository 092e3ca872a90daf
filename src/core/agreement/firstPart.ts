import type { Doc } from "../document/document.ts";
import type { ComparedPart } from "./comparedDoc.ts";
import type { DocPair } from "./matchDocs.ts";

/** What is compared unless the user says otherwise: what both have confirmed, if there is any. */
export function firstPart(pairs: readonly DocPair[]): ComparedPart {
  const isBegun = ({ confirmed }: Doc) => Object.keys(confirmed).length > 0;
  const isConfirmed = pairs.some(({ left, right }) => isBegun(left) && isBegun(right));
  return { annotations: "confirmed", sentences: isConfirmed ? "both confirmed" : "all" };
}
