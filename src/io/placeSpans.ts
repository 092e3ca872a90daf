import type { Range } from "../core/document/document.ts";
import { listed } from "../language/lists.ts";
import { t } from "../language/words.ts";
import type { LeaveOut } from "./goldDoc.ts";
import { type Place, placeText } from "./importError.ts";
import { bestFit, type ClaimedSpan, type Unit, unquotedFit } from "./offsets.ts";
import { withoutBlanks } from "./pieces.ts";
import { type QuoteFinder, quoteFinder } from "./quotes/quoteFinder.ts";

/** A span as a record gives it: offsets as the file counts, and the words that it says are there. */
export interface SpanClaim extends ClaimedSpan {
  readonly place: Place;
}

/** What there is to tell of the spans of a file. */
export interface SpanTelling {
  readonly leaveOut: LeaveOut;
  /** Its offsets count otherwise than is usual in the format: how. */
  differs(differences: readonly string[]): void;
  /** A span is not where its offsets say, but where its words are. */
  mended(place: Place): void;
  /** A span had blanks at its ends. */
  trimmed(place: Place): void;
}

/** Gathers what there is to tell of the spans of a file; `tell` says it as notes. */
export function spanTelling(
  leaveOut: LeaveOut,
  note: (text: string) => void,
): SpanTelling & { tell(): void } {
  const ways = new Set<string>();
  const mended: Place[] = [];
  const trimmed: Place[] = [];
  return {
    leaveOut,
    differs: (differences) => void ways.add(listed(differences, "and")),
    mended: (place) => void mended.push(place),
    trimmed: (place) => void trimmed.push(place),
    tell: () => {
      for (const way of ways)
        note(
          t("its offsets {differences}: they were read so", {
            differences: way,
          }),
        );
      if (mended.length > 0)
        note(
          t("spans that lie where their words are, not at their offsets: {mended}", {
            mended: places(mended),
          }),
        );
      if (trimmed.length > 0)
        note(
          t("blanks at the ends of spans were left off: {trimmed}", { trimmed: places(trimmed) }),
        );
    },
  };
}

const SHOWN = 5;

/** How many, and where the first ones are: `7 (record 1, spans[0]; …)`. */
function places(all: readonly Place[]): string {
  const shown = all.slice(0, SHOWN).map(placeText).filter(Boolean);
  const more = all.length > SHOWN ? ["…"] : [];
  return shown.length > 0 ? `${all.length} (${[...shown, ...more].join("; ")})` : `${all.length}`;
}

/**
 * Where spans are, in UTF-16; null for those that cannot be placed, which are left out and told. How
 * offsets count shows by the words that stand beside them. What does not fit then lies where its
 * words are, if they stand in one place only, or in one near its offsets.
 */
export function placeSpans(
  text: string,
  claims: readonly SpanClaim[],
  own: Unit,
  telling: SpanTelling,
): (readonly Range[] | null)[] {
  const counted = { text, mark: false };
  const isQuoted = claims.some(({ words }) => words !== "");
  const fit = isQuoted ? bestFit(counted, claims, own) : unquotedFit(counted, claims, own);
  const { counting, found } = fit;
  if (counting.differences.length > 0) telling.differs(counting.differences);
  let finder: QuoteFinder | undefined;
  return claims.map(({ pieces, words, place }, i) => {
    if (pieces.some(([start, end]) => start >= end)) {
      telling.leaveOut(t("spans that end before they begin"), place);
      return null;
    }
    let at = found[i];
    if (!at && words !== "") {
      finder ??= quoteFinder(text);
      const near = nearQuote(finder, words, counting.toUtf16(pieces[0][0]) ?? pieces[0][0]);
      if (near) telling.mended(place);
      at = near && [near];
    }
    if (at) return trimmed(text, at, place, telling);
    const isPast = pieces.some(([, end]) => end > counting.length);
    if (isPast) telling.leaveOut(t("spans past the text"), place);
    else if (words) telling.leaveOut(t("spans whose words are not at their offsets"), place);
    else telling.leaveOut(t("spans that end inside of a character"), place);
    return null;
  });
}

function trimmed(text: string, at: readonly Range[], place: Place, telling: SpanTelling) {
  const pieces = withoutBlanks(text, at);
  if (pieces.length === 0) {
    telling.leaveOut(t("spans of blanks only"), place);
    return null;
  }
  const [first, last] = [pieces[0][0], pieces.at(-1)![1]];
  const isSame = first === at[0][0] && last === at.at(-1)![1];
  if (!isSame && at.length === 1) telling.trimmed(place);
  return pieces;
}

/** How far from its offsets a span's words may lie where they stand in several places. */
const NEAR = 50;

/** The one place of the words, or the only one near an offset. */
function nearQuote(finder: QuoteFinder, words: string, offset: number): Range | null {
  const { ranges } = finder.find(words);
  if (ranges.length === 1) return ranges[0];
  const near = ranges.filter(([start]) => Math.abs(start - offset) <= NEAR);
  return near.length === 1 ? near[0] : null;
}
