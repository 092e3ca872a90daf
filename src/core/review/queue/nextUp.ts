import { hashOfWords } from "../../learn/heldOut.ts";
import { orderQueue, type QueueOrder, type Waiting } from "./orderQueue.ts";
import type { Reason } from "./reasons.ts";
import type { SeenSoFar } from "./seenSoFar.ts";

/** An unreviewed sentence of a document. */
export interface Unreviewed extends Waiting {
  readonly doc: string;
  readonly sentence: string;
  /** Whether it is kept for scores: then only chance brings it up. */
  readonly isSetAside: boolean;
}

/** A sentence in its turn. */
export interface InQueue {
  readonly doc: string;
  readonly sentence: string;
  readonly reasons: readonly Reason[];
  /** Whether it is among those by gain for another reason: chance, so that scores are honest. */
  readonly isForScores: boolean;
}

export interface NextUpOptions {
  readonly order: QueueOrder;
  readonly seen: SeenSoFar;
  /** Confirmed sentences as the model read them, where it did; a few are enough. */
  readonly done: readonly Waiting[];
  /** Of the choice of what is held out. */
  readonly seed: number;
  /** How much is to be held out, in per cent. */
  readonly share: number;
  /** Confirmed sentences, and how many of them were kept for scores. */
  readonly confirmed: { readonly all: number; readonly setAside: number };
  /** By gain no more are put in order. */
  readonly most: number;
}

/** Another stream than that of what is held out. */
const RANDOM = 0x51ab;

/**
 * What is to be gone through next, in any of the orders. The random one is by a hash of the words, so
 * that it stays as it is when a sentence of it is done. In the one by gain, the sentences that are
 * kept for scores come by chance, as many as are to be held out.
 *
 * @param open in reading order
 */
export function nextUp(open: readonly Unreviewed[], options: NextUpOptions): InQueue[] {
  const { order, seed } = options;
  if (order === "reading") return open.map(plain);
  if (order === "random") return byHash(open, seed ^ RANDOM).map(plain);
  const aside = open.filter(({ isSetAside }) => isSetAside);
  const others = open.filter(({ isSetAside }) => !isSetAside);
  const byGain = orderQueue(others, { ...options, order: "queue" }).map(
    ({ index, reasons }): InQueue => ({ ...plain(others[index]), reasons }),
  );
  const random = byHash(aside, seed).map((one): InQueue => ({ ...plain(one), isForScores: true }));
  return mixed(byGain, random, options);
}

const plain = ({ doc, sentence }: Unreviewed): InQueue => ({
  doc,
  sentence,
  reasons: [],
  isForScores: false,
});

/** The lowest hashes first: of what is confirmed they are what is held out. */
const byHash = <T extends Waiting>(all: readonly T[], seed: number): T[] =>
  all
    .map((one) => ({ one, hash: hashOfWords(one.words, seed) }))
    .sort((a, b) => a.hash - b.hash)
    .map(({ one }) => one);

/** As many random ones as the share asks for, counting what is confirmed; no two of them in a row. */
function mixed(
  byGain: readonly InQueue[],
  random: readonly InQueue[],
  { share, confirmed, most }: NextUpOptions,
): InQueue[] {
  const found: InQueue[] = [];
  let [gained, drawn] = [0, 0];
  while (found.length < most && gained + drawn < byGain.length + random.length) {
    const isDue =
      (confirmed.setAside + drawn + 1) * 100 <= share * (confirmed.all + found.length + 1);
    const isRow = found.at(-1)?.isForScores ?? false;
    const isRandom = gained === byGain.length || (drawn < random.length && isDue && !isRow);
    found.push(isRandom ? random[drawn++] : byGain[gained++]);
  }
  return found;
}
