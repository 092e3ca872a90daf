import type { Example } from "./example.ts";
import { type HeldOutChoice, hashOfWords, NOTHING_SEEN, type SeenBefore } from "./heldOut.ts";
import { FEW_EXAMPLES, isScarce, type Text, textsOf } from "./texts.ts";

/** A confirmed sentence and the document that it is in. */
export interface ConfirmedIn {
  readonly example: Example;
  readonly doc: string;
}

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
  const texts = textsOf(confirmed);
  const hashes = new Set<number>();
  for (const { hash } of texts) if (staysHeldOut(hash, seen)) hashes.add(hash);
  const pinned = new Set(hashes);
  const chosen =
    choice.by === "documents"
      ? wholeDocuments(texts, choice, seen)
      : ofEachStratum(texts, choice, seen);
  for (const hash of chosen.hashes) hashes.add(hash);
  const added = choice.by === "documents" ? 0 : coverTypes(texts, hashes, choice, seen);
  const above = hashes.size - added - chosen.wanted;
  return { hashes, barred: chosen.barred, stayed: clamp(above, pinned.size), added };
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

const staysHeldOut = (hash: number, { trained, heldOut }: SeenBefore): boolean =>
  heldOut.has(hash) && !trained.has(hash);

interface Chosen {
  readonly hashes: readonly number[];
  /** How many the share asks for. */
  readonly wanted: number;
  readonly barred: number;
}

function ofEachStratum(texts: readonly Text[], choice: HeldOutChoice, seen: SeenBefore): Chosen {
  const hashes: number[] = [];
  let [wanted, barred] = [0, 0];
  for (const stratum of strata(texts)) {
    const count = shareOf(stratum.length, choice.share);
    const ranked = stratum.toSorted(byRank(choice.seed));
    const free = ranked.filter(({ hash }) => !seen.trained.has(hash));
    const first = free.toSorted((a, b) => pin(a, seen) - pin(b, seen)).slice(0, count);
    hashes.push(...first.map(({ hash }) => hash));
    barred += ranked.slice(0, count).filter(({ hash }) => seen.trained.has(hash)).length;
    wanted += count;
  }
  return { hashes, wanted, barred };
}

/** What was held out before comes first. */
const pin = ({ hash }: Text, seen: SeenBefore): number => (staysHeldOut(hash, seen) ? 0 : 1);

/** Few texts are rather trained on than held out. */
const shareOf = (count: number, share: number): number =>
  count < FEW_EXAMPLES ? Math.floor((count * share) / 100) : Math.round((count * share) / 100);

/** The texts by the rarest of their types that has enough examples; those without one together. */
export function strata(texts: readonly Text[]): Text[][] {
  const found = new Map<string | null, Text[]>();
  for (const text of texts) {
    const key = text.types.find((type) => !isScarce(type))?.key ?? null;
    const there = found.get(key);
    if (there) there.push(text);
    else found.set(key, [text]);
  }
  return [...found.values()];
}

function byRank(seed: number): (a: Text, b: Text) => number {
  const rank = (text: Text) => hashOfWords(text.words, seed);
  return (a, b) =>
    Number(a.types.some(isScarce)) - Number(b.types.some(isScarce)) ||
    rank(a) - rank(b) ||
    a.hash - b.hash;
}

/** Holds out one more of each type that has enough examples, and none among those held out. */
function coverTypes(
  texts: readonly Text[],
  hashes: Set<number>,
  { seed }: HeldOutChoice,
  { trained }: SeenBefore,
): number {
  const before = hashes.size;
  const ranked = texts.toSorted(byRank(seed));
  const covered = new Set<string>();
  const cover = (text: Text) => {
    for (const { key } of text.types) covered.add(key);
  };
  for (const text of ranked) if (hashes.has(text.hash)) cover(text);
  const types = new Map(texts.flatMap((text) => text.types).map((type) => [type.key, type]));
  for (const type of [...types.values()].sort((a, b) => a.count - b.count)) {
    if (isScarce(type) || covered.has(type.key)) continue;
    const first = ranked.find(
      (text) => !trained.has(text.hash) && text.types.some(({ key }) => key === type.key),
    );
    if (!first) continue;
    hashes.add(first.hash);
    cover(first);
  }
  return hashes.size - before;
}

/**
 * Documents in the order of a hash, as long as they bring what is held out nearer to the share. None
 * that the model was trained on is, and none of which a sentence stands in one of those.
 */
function wholeDocuments(texts: readonly Text[], choice: HeldOutChoice, seen: SeenBefore): Chosen {
  const docs = new Map<string, Text[]>();
  for (const text of texts)
    for (const doc of text.docs) {
      const there = docs.get(doc);
      if (there) there.push(text);
      else docs.set(doc, [text]);
    }
  const wanted = Math.round((texts.length * choice.share) / 100);
  const order = (doc: string) => hashOfWords([doc], choice.seed);
  const hashes = new Set<number>();
  let barred = 0;
  for (const [, within] of [...docs].sort(([a], [b]) => order(a) - order(b))) {
    const fresh = within.filter(({ hash }) => !hashes.has(hash)).length;
    if (hashes.size + fresh / 2 > wanted) continue;
    if (within.some(({ hash }) => seen.trained.has(hash))) barred += fresh;
    else for (const { hash } of within) hashes.add(hash);
  }
  return { hashes: [...hashes], wanted, barred };
}
