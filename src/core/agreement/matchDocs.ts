import type { Doc } from "../document/document.ts";

/** A document of the left side, and the one of the right side that it is compared with. */
export interface DocPair {
  readonly left: Doc;
  readonly right: Doc;
}

/** The documents of two sides, as far as they belong together. */
export interface MatchedDocs {
  readonly pairs: readonly DocPair[];
  readonly onlyLeft: readonly Doc[];
  readonly onlyRight: readonly Doc[];
}

/**
 * Matches documents by their content: those of the same text, of several those of the same name
 * first; then those of the same name, whose texts may differ.
 */
export function matchDocs(left: readonly Doc[], right: readonly Doc[]): MatchedDocs {
  const partner = new Map<Doc, Doc>();
  let [ofLeft, ofRight] = [left, right];
  for (const keyOf of [textAndName, ({ text }: Doc) => text, nameOf]) {
    matchBy(keyOf, ofLeft, ofRight, partner);
    const taken = new Set(partner.values());
    ofLeft = ofLeft.filter((doc) => !partner.has(doc));
    ofRight = ofRight.filter((doc) => !taken.has(doc));
  }
  const pairs = left.flatMap((doc): DocPair[] => {
    const other = partner.get(doc);
    return other ? [{ left: doc, right: other }] : [];
  });
  return { pairs, onlyLeft: ofLeft, onlyRight: ofRight };
}

function matchBy(
  keyOf: (doc: Doc) => string,
  left: readonly Doc[],
  right: readonly Doc[],
  partner: Map<Doc, Doc>,
): void {
  const waiting = new Map<string, Doc[]>();
  for (const doc of right) {
    const key = keyOf(doc);
    const others = waiting.get(key);
    if (others) others.push(doc);
    else waiting.set(key, [doc]);
  }
  for (const doc of left) {
    const other = waiting.get(keyOf(doc))?.shift();
    if (other) partner.set(doc, other);
  }
}

const textAndName = (doc: Doc): string => `${nameOf(doc)}\n${doc.text}`;

/** The name without folders and ending: those of the same text as .txt and as .json are one. */
const nameOf = ({ name }: Doc): string => name.replace(/^.*\//, "").replace(/\.\w{1,8}$/, "");
