import type { Range } from "../../core/document/document.ts";
import { codePoints } from "../codePoints.ts";
import { coveredWords } from "../offsets.ts";
import { placeSpans, type SpanClaim, type SpanTelling } from "../placeSpans.ts";
import type { BiocAnnotation } from "./biocModel.ts";
import type { BiocText, PlacedStretch } from "./biocText.ts";

/** What there is to tell of the annotations of a file. */
export interface PlaceTelling extends SpanTelling {
  /** Offsets of a passage or sentence count from its own beginning. */
  countsFromItself(what: "passage" | "sentence"): void;
}

/** A stretch of the text, with the annotations that are placed in it. */
interface Window {
  readonly start: number;
  readonly end: number;
  /** What offsets say of its first character. */
  readonly base: number;
  readonly annotations: BiocAnnotation[];
}

/**
 * Where annotations are, in UTF-16; those that cannot be placed are not in it, and are told. Offsets
 * count from the beginning of the document, or, where the words that stand beside them show it, from
 * that of the passage or sentence.
 *
 * @param ofDocument the annotations that stand outside of passages
 */
export function placeAnnotations(
  { text, stretches }: BiocText,
  ofDocument: readonly BiocAnnotation[],
  telling: PlaceTelling,
): Map<BiocAnnotation, readonly Range[]> {
  const windows: Window[] = stretches.map((one) => windowOf(text, one, telling));
  const whole: Window = { start: 0, end: text.length, base: 0, annotations: [...ofDocument] };
  const passages = windows.filter((_, i) => !stretches[i].isSentence);
  for (const window of [...windows, whole]) {
    const [inside, outside] = [[], []] as [BiocAnnotation[], BiocAnnotation[]];
    const isHome = window !== whole || passages.length === 0;
    for (const one of window.annotations)
      (isHome && isWithin(one, window) ? inside : outside).push(one);
    // What does not lie where it stands may lie in another passage.
    for (const one of outside) {
      const other = passages.find((passage) => passage !== window && isWithin(one, passage));
      const home = other ?? (window === whole || !isWithin(one, whole) ? window : whole);
      if (home === window) inside.push(one);
      else home.annotations.push(one);
    }
    window.annotations.splice(0, Infinity, ...inside);
  }
  return new Map([...windows, whole].flatMap((window) => placedIn(text, window, telling)));
}

function windowOf(
  text: string,
  { stretch, isSentence, start, end, offset }: PlacedStretch,
  telling: PlaceTelling,
): Window {
  const { annotations } = stretch;
  const own = text.slice(start, end);
  const isRelative =
    offset !== 0 && fitting(own, annotations, 0) > fitting(own, annotations, offset);
  if (isRelative) telling.countsFromItself(isSentence ? "sentence" : "passage");
  return { start, end, base: isRelative ? 0 : offset, annotations: [...annotations] };
}

/** How many annotations have their words where their offsets say. */
function fitting(text: string, annotations: readonly BiocAnnotation[], base: number): number {
  const { toUtf16, length } = codePoints(text);
  return annotations.filter(({ text: words, locations }) => {
    const pieces = locations.map((one): Range => {
      const start = Math.min(Math.max(0, one.offset - base), length);
      return [toUtf16(start), toUtf16(Math.min(start + one.length, length))];
    });
    return words !== "" && locations[0].offset >= base && coveredWords(text, pieces) === words;
  }).length;
}

const isWithin = ({ locations }: BiocAnnotation, { base, start, end }: Window): boolean =>
  locations.every(({ offset, length }) => offset >= base && offset + length <= base + end - start);

/** The annotations of a stretch with their places. */
function placedIn(
  text: string,
  { start, end, base, annotations }: Window,
  telling: PlaceTelling,
): [BiocAnnotation, Range[]][] {
  const own = text.slice(start, end);
  const claims = annotations.map((one) => claimOf(own, one, base));
  return placeSpans(own, claims, "code points", telling).flatMap((ranges, i) =>
    ranges
      ? [[annotations[i], ranges.map(([from, to]): Range => [from + start, to + start])] as const]
      : [],
  ) as [BiocAnnotation, Range[]][];
}

/**
 * Offsets and words of an annotation. What tools write between the words of several pieces differs,
 * and some write the whole stretch that they lie in.
 */
function claimOf(own: string, { text: words, locations, place }: BiocAnnotation, base: number) {
  const pieces = locations.map(
    ({ offset, length }): Range => [offset - base, offset - base + length],
  );
  const claim: SpanClaim = { pieces, words, place };
  if (pieces.length === 1) return claim;
  const { toUtf16, length } = codePoints(own);
  if (pieces.some(([from, to]) => from < 0 || to > length)) return claim;
  const inside = pieces.map(([from, to]): Range => [toUtf16(from), toUtf16(to)]);
  const joined = coveredWords(own, inside);
  const ordered = inside.toSorted((a, b) => a[0] - b[0]);
  const stretch = own.slice(ordered[0][0], Math.max(...inside.map(([, to]) => to)));
  const isSaid = [joined, stretch, coveredWords(own, ordered)]
    .map(letters)
    .includes(letters(words));
  return isSaid ? { ...claim, words: joined } : claim;
}

const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, "");
