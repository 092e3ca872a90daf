import type { Span } from "../../core/document/overlaps.ts";
import { visibly } from "../../language/unseen.ts";

/** Words one after the other that the same marks cover. */
export interface MarkedPiece<T> {
  /** The first word of the piece. */
  readonly start: number;
  readonly text: string;
  /** The innermost last. */
  readonly marks: readonly T[];
}

/** Cuts a sentence where marks begin and end. */
export function markedWords<T extends Span>(
  words: readonly string[],
  marks: readonly T[],
): MarkedPiece<T>[] {
  const inside = marks.filter(({ start, end }) => start < end && start < words.length);
  const borders = new Set([0, ...inside.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...borders].filter((at) => at < words.length).sort((a, b) => a - b);
  return words.length === 0
    ? []
    : cuts.map((start, i) => ({
        start,
        text: visibly(words.slice(start, cuts[i + 1] ?? words.length).join(" ")),
        marks: inside
          .filter((mark) => mark.start <= start && start < mark.end)
          .sort((a, b) => b.end - b.start - (a.end - a.start)),
      }));
}

/** The words of a span, as a person would quote them. */
export const wordsOf = (words: readonly string[], { start, end }: Span): string =>
  visibly(words.slice(start, end).join(" "));
