import { hashOfWords } from "../../learn/heldOut.ts";
import type { Candidate } from "./gain.ts";

/** A sentence that stands for others. */
export interface Typical {
  /** Its place among the candidates. */
  readonly index: number;
  /** So many others are more like it than like any other that was taken. */
  readonly others: number;
}

/** So many of a long list are compared with each other. */
const COMPARED = 500;

/**
 * Sentences that together stand for all: each time the one that brings the others nearest to what is
 * taken, however unlike they were before (greedy facility location). Two sentences are alike that have
 * the same rare words, and of which the same types are expected. Ties by reading order.
 *
 * @param done what was taken before
 */
export function typicalOf(
  all: readonly Candidate[],
  done: readonly Candidate[],
  count: number,
): Typical[] {
  if (count <= 0 || all.length === 0) return [];
  const rarity = rarityOf([...all, ...done]);
  const places = fewOf(all);
  const spots = places.map((place) => spotOf(all[place], rarity));
  const taken = done.map((one) => spotOf(one, rarity));
  const likeness = likenessOf(spots, spots);
  const nearest = likenessOf(spots, taken).map((toTaken) => Math.max(0, ...toTaken));
  /** Which of the chosen each is nearest to; -1: one that was taken before. */
  const owner = spots.map(() => -1);
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, spots.length)) {
    let [best, most] = [-1, -1];
    for (const [at, toOthers] of likeness.entries()) {
      if (chosen.includes(at)) continue;
      const nearer = nearerBy(toOthers, nearest);
      if (nearer > most) [best, most] = [at, nearer];
    }
    for (const [i, like] of likeness[best].entries())
      if (like > nearest[i] || i === best) [nearest[i], owner[i]] = [like, chosen.length];
    chosen.push(best);
  }
  return chosen.map((at, turn) => {
    const others = owner.reduce((sum, of, i) => sum + (of === turn && i !== at ? 1 : 0), 0);
    return { index: places[at], others: Math.round((others * all.length) / places.length) };
  });
}

/** How much nearer others come to what is taken with one more. */
function nearerBy(toOthers: Float64Array, nearest: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < nearest.length; i++) {
    const nearer = toOthers[i] - nearest[i];
    if (nearer > 0) sum += nearer;
  }
  return sum;
}

/** The places of all, or of a sample: by a hash, so that it stays as it is when one is done. */
function fewOf(all: readonly Candidate[]): number[] {
  const places = all.map((_, place) => place);
  if (all.length <= COMPARED) return places;
  const hashes = all.map(({ words }) => hashOfWords(words));
  return places
    .sort((a, b) => hashes[a] - hashes[b] || a - b)
    .slice(0, COMPARED)
    .sort((a, b) => a - b);
}

/** What a sentence is like: its words and expected types, each kind of length 1. */
type Spot = ReadonlyMap<string, number>;

function spotOf({ words, survey }: Candidate, rarity: ReadonlyMap<string, number>): Spot {
  const ofWords = words.map((word): Weight => [`word ${word}`, rarity.get(word) ?? 0]);
  const ofTypes = (survey?.entities ?? []).map(
    ({ type, count }): Weight => [`type ${type}`, Math.sqrt(count)],
  );
  return new Map([...ofLengthOne(ofWords), ...ofLengthOne(ofTypes)]);
}

type Weight = readonly [name: string, weight: number];

function ofLengthOne(weights: readonly Weight[]): Weight[] {
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return length > 0 ? weights.map(([name, weight]): Weight => [name, weight / length]) : [];
}

/** How much each of some spots is like each of others: of those that share a name. */
function likenessOf(some: readonly Spot[], others: readonly Spot[]): Float64Array[] {
  const having = new Map<string, { readonly at: number; readonly weight: number }[]>();
  for (const [at, other] of others.entries())
    for (const [name, weight] of other) {
      const known = having.get(name);
      if (known) known.push({ at, weight });
      else having.set(name, [{ at, weight }]);
    }
  return some.map((one) => {
    const toOthers = new Float64Array(others.length);
    for (const [name, weight] of one)
      for (const other of having.get(name) ?? []) toOthers[other.at] += weight * other.weight;
    return toOthers;
  });
}

/** How much a word says of a sentence: the more, the fewer have it. */
function rarityOf(all: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of all)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(all.length / count)]));
}
