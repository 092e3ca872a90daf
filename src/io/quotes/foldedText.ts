import type { Range } from "../../core/document/document.ts";

/** A text in which case, kinds of blanks, quotation marks and dashes make no difference. */
export interface FoldedText {
  readonly text: string;
  /** For each of its code units the stretch of the text that it stands for. */
  readonly sources: readonly Range[];
}

/** Folds a text as `folded` does, and keeps where everything came from. */
export function foldedText(text: string): FoldedText {
  const pieces: string[] = [];
  const sources: Range[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const plain = foldedCluster(cluster);
    // The text so far is not looked at: it is put together only once.
    const isBlankAgain = plain === " " && (pieces.at(-1) ?? " ").endsWith(" ");
    if (plain === "" || isBlankAgain) continue;
    pieces.push(plain);
    for (let i = 0; i < plain.length; i++) sources.push([index, index + cluster.length]);
  }
  return { text: pieces.join(""), sources };
}

/** What is left of a quotation when such differences are let go, without blanks around it. */
export const folded = (quote: string): string => foldedText(quote).text.trim();

/** A letter with the marks on it: what one sign says, another may say as two. */
const CLUSTER = /[\s\S]\p{M}*/gu;

/** Not to be seen: soft hyphens, joiners, marks of direction. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\s\u0085]+/g, " "],
  [/[‘’‚‛′`´ʼ＇]/g, "'"],
  [/[“”„‟″«»＂]/g, '"'],
  [/[‐‑‒–—―−﹣－]/g, "-"],
  [/…/g, "..."],
];

function foldedCluster(cluster: string): string {
  if (/^[a-z0-9]$/.test(cluster)) return cluster;
  let plain = cluster.replace(UNSEEN, "");
  for (const [pattern, as] of ALIKE) plain = plain.replace(pattern, as);
  return plain.normalize("NFKC").toLowerCase();
}
