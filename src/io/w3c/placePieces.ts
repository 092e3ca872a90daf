import type { Range } from "../../core/document/document.ts";
import { bestFit, type Counting } from "../offsets.ts";
import { foldedText } from "../quotes/foldedText.ts";
import { type QuoteFinder, quoteFinder } from "../quotes/quoteFinder.ts";
import type { Piece } from "./selectors.ts";

/** Where a piece is, and whether its position says otherwise; or why it is nowhere. */
export type Placed =
  | { readonly range: Range; readonly mended: boolean }
  | { readonly fault: "past the text" | "not found" | "in several places" };

/** Places pieces of a text: the quotation decides, with what stands before and after it. */
export function placePieces(
  text: string,
  pieces: readonly Piece[],
): { placed: Placed[]; differences: readonly string[] } {
  const claims = pieces.map(({ position, exact }) => ({
    pieces: [position ?? ([0, 0] as const)],
    words: position ? exact : "",
  }));
  const { counting, found, fitting } = bestFit({ text, mark: false }, claims);
  const finder = quoteFinder(text);
  const placed = pieces.map((piece, i): Placed => {
    const at = piece.position ? found[i]?.[0] : undefined;
    if (at && at[0] < at[1]) return { range: at, mended: false };
    if (piece.exact.trim() === "") return { fault: "past the text" };
    return byQuote(text, piece, { finder, counting });
  });
  return { placed, differences: fitting > 0 ? counting.differences : [] };
}

function byQuote(
  text: string,
  { exact, prefix, suffix, position }: Piece,
  { finder, counting }: { readonly finder: QuoteFinder; readonly counting: Counting },
): Placed {
  const { ranges } = finder.find(exact);
  if (ranges.length === 0) return { fault: "not found" };
  const fits = ranges.map((range) => inContext(text, range, { prefix, suffix }));
  const most = Math.max(...fits);
  const best = ranges.filter((_, i) => fits[i] === most);
  if (!position) {
    return best.length > 1 ? { fault: "in several places" } : { range: best[0], mended: false };
  }
  const hint = counting.toUtf16(position[0]) ?? position[0];
  const apart = ([start]: Range) => Math.abs(start - hint);
  return { range: best.toSorted((a, b) => apart(a) - apart(b))[0], mended: true };
}

/** How many letters beside a place are those that are said to be there. */
function inContext(
  text: string,
  [start, end]: Range,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): number {
  const near = (from: number, to: number) => letters(text.slice(Math.max(0, from), to));
  const before = near(start - prefix.length * 2, start);
  const after = near(end, end + suffix.length * 2);
  return (
    common([...letters(prefix)].reverse(), [...before].reverse()) +
    common([...letters(suffix)], [...after])
  );
}

const letters = (text: string): string => foldedText(text).text.replaceAll(" ", "");

function common(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
