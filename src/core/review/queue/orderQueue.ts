import { seededRandom, shuffled } from "../../learn/random.ts";
import { type Candidate, type Gain, gainOf, PARTS, WEIGHTS } from "./gain.ts";
import { type Reason, reasonsFor, TOLD } from "./reasons.ts";
import { contentWords, copyOf, countExpected, type SeenSoFar } from "./seenSoFar.ts";
import type { Survey } from "./survey.ts";
import { typicalOf } from "./typical.ts";

/** A sentence, of those that are not reviewed unless it is said. */
export interface Waiting {
  readonly words: readonly string[];
  /** What the model says of it; null where it has not read it yet. */
  readonly survey: Survey | null;
}

/** How sentences come. */
export const ORDERS = ["queue", "reading", "random"] as const;
export type QueueOrder = (typeof ORDERS)[number];

/** A sentence in its turn. */
export interface Queued {
  /** Its place among those that were given. */
  readonly index: number;
  /** Why now; nothing is said of the plain orders. */
  readonly reasons: readonly Reason[];
}

export interface QueueOptions {
  readonly order: QueueOrder;
  /** What is confirmed already. */
  readonly seen: SeenSoFar;
  /** The same sentences as the model read them, where it did. */
  readonly done: readonly Waiting[];
  /** Of the random order. */
  readonly seed: number;
  /** No more than so many are wanted. */
  readonly most: number;
}

/**
 * So many sentences are confirmed before doubt decides. Of types that it knows by name only a model
 * does not know what it does not know: what it is unsure of are long lists, and what it overlooks
 * would never come. (Few labels want typical sentences, many want doubtful ones: arXiv 2202.02794.)
 */
export const COLD = 20;
/** So many of the most promising are weighed against each other, of a long list. */
const WEIGHED = 600;
/** So much of its gain a sentence loses that is just like one of the last ones. */
const [ALIKE, LAST] = [0.5, 3];

/**
 * The next sentences to go through, the first of `most`. By gain: a few that stand for the others, then
 * each time the one that is expected to teach most after those before it, and not like the last ones;
 * ties by reading order.
 *
 * @param waiting in reading order
 */
export function orderQueue(
  waiting: readonly Waiting[],
  { order, seen, done, seed, most }: QueueOptions,
): Queued[] {
  const places = waiting.map((_, index) => index);
  if (order !== "queue") {
    const all = order === "reading" ? places : shuffled(places, seededRandom(seed, 0x9e0e));
    return all.slice(0, most).map((index) => ({ index, reasons: [] }));
  }
  const candidates = waiting.map(candidateOf);
  const soFar = copyOf(seen);
  const first = typicalOf(
    candidates,
    done.slice(0, COLD).map(candidateOf),
    Math.min(most, COLD - done.length),
  ).map(({ index, others }): Queued => {
    const typical: Reason[] = others > 0 ? [{ kind: "typical", others }] : [];
    const reasons = [...typical, ...reasonsFor(candidates[index], soFar)].slice(0, TOLD);
    countExpected(soFar, candidates[index].words, candidates[index].survey);
    return { index, reasons };
  });
  return byGain(candidates, { soFar, first, most });
}

const candidateOf = ({ words, survey }: Waiting): Candidate => ({
  length: words.length,
  words: contentWords(words),
  survey,
});

interface Begun {
  /** What is confirmed, or is expected of the first. */
  readonly soFar: SeenSoFar;
  readonly first: readonly Queued[];
  readonly most: number;
}

/** A sentence that is still open, and what it was worth when it was last weighed: no less than now. */
interface Open {
  readonly index: number;
  total: number;
}

function byGain(all: readonly Candidate[], { soFar, first, most }: Begun): Queued[] {
  const common = countWords(all);
  const gains = all.map((one) => gainOf(one, soFar, common));
  const total = totalBy(measureOf(gains));
  const isFirst = new Set(first.map(({ index }) => index));
  const open = gains
    .map((gain, index): Open => ({ index, total: total(gain) }))
    .filter(({ index }) => !isFirst.has(index))
    .sort(worthMore);
  const chosen = [...first];
  while (chosen.length < most && open.length > 0) {
    const last = chosen.slice(-LAST).map(({ index }) => all[index]);
    let [best, place] = [{ index: 0, total: Number.NEGATIVE_INFINITY }, 0];
    const weighed = open.slice(0, WEIGHED);
    for (const [at, one] of weighed.entries()) {
      // What one sentence shows, others teach no more: from here on nothing is worth so much.
      if (one.total < best.total) break;
      one.total = total(gainOf(all[one.index], soFar, common));
      const alike = Math.max(0, ...last.map((other) => likeness(other, all[one.index])));
      const now = { index: one.index, total: one.total * (1 - ALIKE * alike) };
      if (worthMore(now, best) < 0) [best, place] = [now, at];
    }
    const { words, survey } = all[best.index];
    chosen.push({ index: best.index, reasons: reasonsFor(all[best.index], soFar) });
    countExpected(soFar, words, survey);
    weighed.splice(place, 1);
    open.splice(0, weighed.length + 1, ...weighed.sort(worthMore));
  }
  return chosen;
}

/** The more first; ties by reading order. */
const worthMore = (a: Open, b: Open): number => b.total - a.total || a.index - b.index;

function countWords(all: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of all)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What is much of each part here: nine of ten sentences have less. */
function measureOf(gains: readonly Gain[]): Gain {
  const much = (part: keyof Gain) => {
    const sorted = gains.map((gain) => gain[part]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  };
  return {
    spans: much("spans"),
    relations: much("relations"),
    words: much("words"),
    types: much("types"),
  };
}

/** All parts of a gain together, by what is much of each. */
const totalBy =
  (measure: Gain) =>
  (gain: Gain): number =>
    PARTS.reduce(
      (sum, part) => sum + (measure[part] > 0 ? (WEIGHTS[part] * gain[part]) / measure[part] : 0),
      0,
    );

/** How much two sentences have the same words: 1 for the same. */
function likeness(a: Candidate, b: Candidate): number {
  if (a.words.length === 0 || b.words.length === 0)
    return a.words.length === b.words.length ? 1 : 0;
  const words = new Set(a.words);
  const both = b.words.reduce((count, word) => count + (words.has(word) ? 1 : 0), 0);
  return both / Math.sqrt(a.words.length * b.words.length);
}
