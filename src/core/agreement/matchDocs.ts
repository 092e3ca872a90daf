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
  const byText = grouped(right, textOf);
  for (const [text, mine] of grouped(left, textOf)) {
    const theirs = byText.get(text) ?? [];
    matchBy(nameOf, mine, theirs, partner);
    matchBy(textOf, ...without(mine, theirs, partner), partner);
  }
  matchBy(nameOf, ...without(left, right, partner), partner);
  const [onlyLeft, onlyRight] = without(left, right, partner);
  const pairs = left.flatMap((doc): DocPair[] => {
    const other = partner.get(doc);
    return other ? [{ left: doc, right: other }] : [];
  });
  return { pairs, onlyLeft, onlyRight };
}

/** Those of both sides that have no partner. */
function without(
  left: readonly Doc[],
  right: readonly Doc[],
  partner: ReadonlyMap<Doc, Doc>,
): [left: readonly Doc[], right: readonly Doc[]] {
  const taken = new Set(left.flatMap((doc) => partner.get(doc) ?? []));
  return [left.filter((doc) => !partner.has(doc)), right.filter((doc) => !taken.has(doc))];
}

/** Gives each document the first of the other side that has the same key. */
function matchBy(
  keyOf: (doc: Doc) => string,
  left: readonly Doc[],
  right: readonly Doc[],
  partner: Map<Doc, Doc>,
): void {
  const waiting = grouped(right, keyOf);
  for (const doc of left) {
    const other = waiting.get(keyOf(doc))?.shift();
    if (other) partner.set(doc, other);
  }
}

function grouped(docs: readonly Doc[], keyOf: (doc: Doc) => string): Map<string, Doc[]> {
  const groups = new Map<string, Doc[]>();
  for (const doc of docs) {
    const group = groups.get(keyOf(doc));
    if (group) group.push(doc);
    else groups.set(keyOf(doc), [doc]);
  }
  return groups;
}

const textOf = ({ text }: Doc): string => text;

/** The name without folders and ending: those of the same text as .txt and as .json are one. */
const nameOf = ({ name }: Doc): string => name.replace(/^.*\//, "").replace(/\.\w{1,8}$/, "");
