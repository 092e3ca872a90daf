import type { Range } from "../../core/document/document.ts";
import { folded } from "./foldedText.ts";
import { type QuoteFinder, quoteFinder } from "./quoteFinder.ts";

/** A quotation that was found, and whether letter by letter. */
export interface FoundQuote {
  readonly range: Range;
  readonly exact: boolean;
}

/** Finds quotations that are listed in the order of a text. */
export interface QuotesInOrder {
  /** The place of a quotation; null where the text does not have it. */
  next(quote: string, type: string): FoundQuote | null;
}

/**
 * Of what stands in several places, the first quotation is the first place, the next one the next,
 * for each type by itself; when there are more quotations than places, the last one is meant.
 */
export function quotesInOrder(
  text: string,
  finder: QuoteFinder = quoteFinder(text),
): QuotesInOrder {
  const used = new Map<string, number>();
  return {
    next: (quote, type) => {
      const { ranges, exact } = finder.find(quote);
      if (ranges.length === 0) return null;
      const key = JSON.stringify([type, folded(quote)]);
      const nth = used.get(key) ?? 0;
      used.set(key, nth + 1);
      return { range: ranges[Math.min(nth, ranges.length - 1)], exact };
    },
  };
}
