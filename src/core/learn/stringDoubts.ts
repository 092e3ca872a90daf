import { overlaps } from "../document/overlaps.ts";
import { says } from "./evidence.ts";
import type { Example, LabelledEntity } from "./example.ts";
import type { Rightness } from "./rightness.ts";

/** A place where words are labelled otherwise than most often. */
export interface StringDoubt {
  readonly kind: "missing" | "extra" | "type";
  readonly sentence: number;
  readonly mine: number | null;
  readonly theirs: LabelledEntity | null;
  /** How much the others outweigh it. */
  readonly share: number;
  /** How many places are labelled as most are. */
  readonly strings: Rightness;
}

/** A place of some words: how it is labelled, or not. */
interface Place {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly mine: number | null;
  /** Null: nothing is labelled there. */
  readonly type: string | null;
}

/** So many places have to agree, and so large a part of all. */
const [FEWEST, LEAST] = [2, 0.7];

/** Longer spans hardly ever come twice. */
const LONGEST = 8;

/** Finds words that are labelled in one way in most places, and otherwise, or not at all, in others. */
export function stringDoubts(examples: readonly Example[]): StringDoubt[] {
  return [...placesOf(examples).values()].flatMap((places) => {
    const counts = new Map<string | null, number>();
    for (const { type } of places) counts.set(type, (counts.get(type) ?? 0) + 1);
    const [usual, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    if (counts.size === 1 || count < FEWEST || count / places.length < LEAST) return [];
    // Words that are seldom a name of something may be so here: it takes more of them to doubt.
    if (usual === null && count < 2 * FEWEST) return [];
    const strings = { right: count, of: places.length };
    return places
      .filter(({ type }) => type !== usual)
      .filter(({ sentence }) => usual === null || says(examples[sentence], "entities", usual))
      .map(({ sentence, start, end, mine, type }) => ({
        kind: usual === null ? "extra" : type === null ? "missing" : "type",
        sentence,
        mine,
        theirs: usual === null ? null : { type: usual, start, end },
        share: count / (places.length + 1),
        strings,
      }));
  });
}

/** Every place of words that are labelled somewhere, by these words. */
function placesOf(examples: readonly Example[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const { words, entities } of examples)
    for (const { start, end } of entities)
      if (end - start <= LONGEST) found.set(formOf(words, start, end), []);
  examples.forEach(({ words, entities }, sentence) => {
    for (let start = 0; start < words.length; start++)
      for (let end = start + 1; end <= Math.min(words.length, start + LONGEST); end++) {
        const places = found.get(formOf(words, start, end));
        if (!places) continue;
        const mine = entities.findIndex((e) => e.start === start && e.end === end);
        // Inside of, or across, another label the words stand for something else.
        if (mine === -1 && entities.some((e) => overlaps(e, { start, end }))) continue;
        const [at, type] = mine === -1 ? [null, null] : [mine, entities[mine].type];
        places.push({ sentence, start, end, mine: at, type });
      }
  });
  return found;
}

const formOf = (words: readonly string[], start: number, end: number): string =>
  words.slice(start, end).join("\0");
