import type { Doc, Entity, Range } from "../core/document/document.ts";
import { t } from "../language/words.ts";

/**
 * The pieces of a span in order, without white space at their ends; those with only blanks between
 * them are one. None are left of a span of blanks.
 */
export function withoutBlanks(text: string, pieces: readonly Range[]): Range[] {
  const found: Range[] = [];
  const trimmed = pieces.flatMap((piece) => trimmedPiece(text, piece) ?? []);
  for (const [start, end] of trimmed.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && text.slice(last[1], start).trim() === "") {
      found[found.length - 1] = [last[0], Math.max(last[1], end)];
    } else found.push([start, end]);
  }
  return found;
}

/** Null when nothing is left. */
function trimmedPiece(text: string, [start, end]: Range): Range[] | null {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  const to = from + piece.trim().length;
  return from < to ? [[from, to]] : null;
}

/** An entity's pieces; one stretch when it has none, or none that still fit its borders. */
export function piecesOf({ start, end, fragments }: Entity): readonly Range[] {
  const fit = fragments?.[0]?.[0] === start && fragments.at(-1)?.[1] === end;
  return fit && fragments ? fragments : [[start, end]];
}

/** What a format cannot hold that has no spans of several pieces. */
export const gapsLost = (): string => t("gaps in spans (each is one stretch now)");

/** Counts the spans of several pieces, where a format takes each as one stretch. */
export function countGaps(docs: readonly Doc[], count: (kind: string) => void): void {
  for (const { fragments } of docs.flatMap((doc) => Object.values(doc.entities)))
    if (fragments) count(gapsLost());
}
