import { type HeldOutChoice, hashOfWords, NOTHING_SEEN, type SeenBefore } from "./heldOut.ts";
import { type ConfirmedIn, FEW_EXAMPLES, isScarce, type Text, textsOf } from "./texts.ts";

/** What is held out, by hashes of words; numbers are of different texts. */
export interface HeldOut {
  readonly hashes: ReadonlySet<number>;
  /** Texts that would have been held out, had the model not been trained on them. */
  readonly barred: number;
  /** Texts that are held out above the share, as the model was scored on them. */
  readonly stayed: number;
  /** Texts that are held out above the share, as else none with a type would be. */
  readonly added: number;
}

const NONE: HeldOut = { hashes: new Set(), barred: 0, stayed: 0, added: 0 };

/** A text in the order in which texts are held out, and what the model has seen of it. */
interface Ranked {
  readonly text: Text;
  readonly rank: number;
  readonly seen: "trained" | "heldOut" | "no";
}

/**
 * Chooses what is held out. Of the texts of each stratum those with the lowest hashes are, so that
 * one more example moves few others. A text belongs to the rarest of its types that has enough
 * examples, or to the rest; texts with a type that has too few come last, as each of them is needed
 * to learn it.
 */
export function chooseHeldOut(
  confirmed: readonly ConfirmedIn[],
  choice: HeldOutChoice,
  seen: SeenBefore = NOTHING_SEEN,
): HeldOut {
  if (choice.share <= 0 || confirmed.length === 0) return NONE;
  const ranked = rankedTexts(textsOf(confirmed), choice, seen);
  const pinned = ranked.filter((one) => one.seen === "heldOut").map(({ text }) => text.hash);
  const isWhole = choice.by === "documents";
  const chosen = isWhole ? wholeDocuments(ranked, choice) : ofEachStratum(ranked, choice);
  const hashes = new Set([...pinned, ...chosen.hashes]);
  const stayed = hashes.size - chosen.hashes.length;
  const added = isWhole ? 0 : coverTypes(ranked, hashes);
  return { hashes, barred: chosen.barred, stayed, added };
}

function rankedTexts(texts: readonly Text[], { seed }: HeldOutChoice, seen: SeenBefore): Ranked[] {
  const isLate = ({ text }: Ranked) => Number(text.types.some(isScarce));
  return texts
    .map((text): Ranked => {
      const was = seen.isHeldOut(text.words) ? "heldOut" : "no";
      return {
        text,
        rank: hashOfWords(text.words, seed),
        seen: seen.isTrained(text.words) ? "trained" : was,
      };
    })
    .sort((a, b) => isLate(a) - isLate(b) || a.rank - b.rank || a.text.hash - b.text.hash);
}

interface Chosen {
  readonly hashes: readonly number[];
  readonly barred: number;
}

function ofEachStratum(ranked: readonly Ranked[], { share }: HeldOutChoice): Chosen {
  const hashes: number[] = [];
  let barred = 0;
  const counts = countsOf(strata(ranked), share);
  for (const [stratum, count] of counts) {
    const was = (seen: Ranked["seen"]) => stratum.filter((one) => one.seen === seen);
    const first = [...was("heldOut"), ...was("no")].slice(0, count);
    hashes.push(...first.map(({ text }) => text.hash));
    barred += stratum.slice(0, count).filter(({ seen }) => seen === "trained").length;
  }
  return { hashes, barred };
}

/**
 * How many of each stratum are held out, so that all of them together are the share: rounded one by
 * one, many small strata would hold out far less. Those that lose most by being rounded down get one
 * more, of strata with few texts last.
 */
function countsOf<T>(all: readonly (readonly T[])[], share: number): Map<readonly T[], number> {
  const exact = (texts: readonly T[]) => (texts.length * share) / 100;
  const counts = new Map(all.map((texts) => [texts, Math.floor(exact(texts))]));
  const given = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const missing = shareOf(all.flat().length, share) - given;
  const isFew = (texts: readonly T[]) => Number(texts.length < FEW_EXAMPLES);
  const lost = (texts: readonly T[]) => exact(texts) - Math.floor(exact(texts));
  const first = all
    .filter((texts) => lost(texts) > 0)
    .sort((a, b) => isFew(a) - isFew(b) || lost(b) - lost(a) || b.length - a.length);
  for (const texts of first.slice(0, missing)) counts.set(texts, Math.ceil(exact(texts)));
  return counts;
}

/** Few texts are rather trained on than held out. */
const shareOf = (count: number, share: number): number =>
  count < FEW_EXAMPLES ? Math.floor((count * share) / 100) : Math.round((count * share) / 100);

/** The texts by the rarest of their types that has enough examples; those without one together. */
export function strata<T extends Pick<Ranked, "text">>(ranked: readonly T[]): T[][] {
  const found = new Map<string | null, T[]>();
  for (const one of ranked) {
    const key = one.text.types.find((type) => !isScarce(type))?.key ?? null;
    const there = found.get(key);
    if (there) there.push(one);
    else found.set(key, [one]);
  }
  return [...found.values()];
}

/**
 * Holds out one more of each type that has enough examples, and none among those held out.
 *
 * @returns how many that were
 */
function coverTypes(ranked: readonly Ranked[], hashes: Set<number>): number {
  const before = hashes.size;
  const covered = new Set<string>();
  const cover = ({ types }: Text) => {
    for (const { key } of types) covered.add(key);
  };
  for (const { text } of ranked) if (hashes.has(text.hash)) cover(text);
  const types = new Map(ranked.flatMap(({ text }) => text.types).map((type) => [type.key, type]));
  for (const type of [...types.values()].sort((a, b) => a.count - b.count)) {
    if (isScarce(type) || covered.has(type.key)) continue;
    const first = ranked.find(({ text, seen }) => seen !== "trained" && text.types.includes(type));
    if (!first) continue;
    hashes.add(first.text.hash);
    cover(first.text);
  }
  return hashes.size - before;
}

/**
 * Documents in the order of a hash, as long as they bring what is held out nearer to the share; none
 * of which the model was trained on a sentence.
 */
function wholeDocuments(ranked: readonly Ranked[], { share, seed }: HeldOutChoice): Chosen {
  const docs = new Map<string, Ranked[]>();
  for (const one of ranked)
    for (const doc of one.text.docs) {
      const there = docs.get(doc);
      if (there) there.push(one);
      else docs.set(doc, [one]);
    }
  const wanted = (ranked.length * share) / 100;
  const order = (doc: string) => hashOfWords([doc], seed);
  const hashes = new Set<number>();
  let barred = 0;
  for (const [, within] of [...docs].sort(([a], [b]) => order(a) - order(b))) {
    const fresh = within.filter(({ text }) => !hashes.has(text.hash)).length;
    if (hashes.size + fresh / 2 > wanted) continue;
    if (within.some(({ seen }) => seen === "trained")) barred += fresh;
    else for (const { text } of within) hashes.add(text.hash);
  }
  return { hashes: [...hashes], barred };
}
