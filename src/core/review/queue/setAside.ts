import { type HeldOutChoice, hashOfWords, type SeenBefore } from "../../learn/heldOut.ts";

/** A sentence of any document, confirmed or not. */
export interface AnySentence {
  /** The id of its document. */
  readonly doc: string;
  readonly words: readonly string[];
}

/** So many hashes there are. */
const HASHES = 2 ** 32;

/**
 * Which sentences are kept for scores, before anyone has seen them: the chosen share, drawn by the
 * hash that chooses what is held out of the confirmed ones. No other order than chance may bring them
 * up: else scores would be of the sentences that are hard, and not of the text.
 */
export function setAside(
  all: readonly AnySentence[],
  choice: HeldOutChoice,
  seen: SeenBefore,
): (sentence: AnySentence) => boolean {
  const { share, seed, by } = choice;
  if (share <= 0) return () => false;
  const drawn = by === "documents" ? drawnDocs(all, choice, seen) : null;
  return ({ doc, words }) => {
    if (seen.isTrained(words)) return false;
    if (seen.isHeldOut(words)) return true;
    return drawn ? drawn.has(doc) : hashOfWords(words, seed) < (share / 100) * HASHES;
  };
}

/** Documents in the order of a hash, as long as they bring the share nearer; none trained on. */
function drawnDocs(
  all: readonly AnySentence[],
  { share, seed }: HeldOutChoice,
  seen: SeenBefore,
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const trained = new Set<string>();
  for (const { doc, words } of all) {
    counts.set(doc, (counts.get(doc) ?? 0) + 1);
    if (seen.isTrained(words)) trained.add(doc);
  }
  const order = (doc: string) => hashOfWords([doc], seed);
  const wanted = (all.length * share) / 100;
  const drawn = new Set<string>();
  let taken = 0;
  for (const [doc, count] of [...counts].sort(([a], [b]) => order(a) - order(b))) {
    if (trained.has(doc) || taken + count / 2 > wanted) continue;
    drawn.add(doc);
    taken += count;
  }
  return drawn;
}
