import type { Range, Sentence } from "./document.ts";

/** Words that begin further from the start of their text, or are longer, have ranges of their own. */
const FARTHEST = 1 << 16;
const LONGEST = 31;
/** So many starts are on a page, which is made when a word of its length first begins there. */
const PAGE_BITS = 9;
const PAGE = 1 << PAGE_BITS;

/** By the page of the start and the length: ranges by their place on the page. */
const pages: (Range | undefined)[][] = new Array((FARTHEST >> PAGE_BITS) * (LONGEST + 1));

/**
 * The range from `start` to `end`: where it can be, the same object each time. Ten thousand texts
 * have their words at much the same places: shared, a word costs a pointer in place of an array.
 */
export function sharedRange(start: number, end: number): Range {
  const length = end - start;
  const isNear = Number.isInteger(start) && start >= 0 && start < FARTHEST;
  if (!isNear || !(length >= 0 && length <= LONGEST)) return [start, end];
  const key = (start >> PAGE_BITS) * (LONGEST + 1) + length;
  pages[key] ??= new Array(PAGE);
  const page = pages[key];
  const at = start & (PAGE - 1);
  const known = page[at];
  if (known) return known;
  const made: Range = [start, end];
  page[at] = made;
  return made;
}

/** Sentences with shared ranges for their words; the same list where they have them already. */
export function withSharedWords(sentences: readonly Sentence[]): readonly Sentence[] {
  let isSame = true;
  const shared = sentences.map((sentence) => {
    const words = sentence.words.map(([start, end]) => sharedRange(start, end));
    if (words.every((word, i) => word === sentence.words[i])) return sentence;
    isSame = false;
    return { ...sentence, words };
  });
  return isSame ? sentences : shared;
}
