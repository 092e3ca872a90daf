import type { Range } from "../../core/document/document.ts";
import { listed } from "../../language/lists.ts";
import { t } from "../../language/words.ts";
import type { DecodedText } from "../decodeText.ts";
import type { GoldEntity, LeaveOut } from "../goldDoc.ts";
import { bestFit, type ClaimedSpan, coveredWords, type Fit, otherCountings } from "../offsets.ts";
import { withoutBlanks } from "../pieces.ts";
import { typeName } from "../typeNames.ts";
import type { AnnLine } from "./annLines.ts";

interface Claim extends ClaimedSpan {
  readonly line: AnnLine;
  readonly type: string;
}

/** The spans of an .ann file, and in which other way than brat's own their offsets count. */
export interface Spans {
  readonly entities: readonly Span[];
  readonly differences: readonly string[];
  /** Why its offsets may be misread, when nothing in the file tells how they count. */
  readonly unsure?: string;
}
export interface Span extends GoldEntity {
  /** Its id in the file, which several lines may have. */
  readonly bratId: string;
}

/** Why the file cannot be read: its offsets are not those of the text. */
export interface Misfit {
  readonly line: number;
  readonly reason: string;
}

/** Reads the T lines. Those that cannot be held are left out; when most do not fit, the file is. */
export function readSpans(
  lines: readonly AnnLine[],
  text: DecodedText,
  leaveOut: LeaveOut,
): Spans | Misfit {
  const claims = lines
    .filter(({ kind }) => kind === "T")
    .flatMap((line) => claimOf(line, leaveOut) ?? []);
  const fit = bestFit(text, claims);
  const said = claims.filter(({ words }) => words !== "").length;
  if (said > 0 && fit.fitting * 2 < said) return misfit(text, claims, fit);
  const entities = claims.flatMap(({ line: { id, line }, type }, i): Span[] => {
    const place = { line, field: id };
    const pieces = fit.found[i];
    if (!pieces) leaveOut(t("spans whose text is not at their offsets"), place);
    const fragments = withoutBlanks(text.text, pieces ?? []);
    if (pieces && fragments.length === 0) leaveOut(t("spans of blanks only"), place);
    return fragments.length > 0
      ? [{ id: `${id}@${line}`, bratId: id, type, fragments, place }]
      : [];
  });
  const others = otherCountings(text);
  const isGuess = said === 0 && others.length > 0 && entities.some((e) => cutsWord(text.text, e));
  const unsure = t(
    "no line gives the words of its span, and spans begin or end inside of words: its offsets may {others}",
    { others: listed(others, "or") },
  );
  return { entities, differences: fit.counting.differences, ...(isGuess && { unsure }) };
}

/** Whether a border lies between two letters or digits. */
const cutsWord = (text: string, { fragments }: Span): boolean =>
  fragments.flat().some((at) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1)));

function claimOf(line: AnnLine, leaveOut: LeaveOut): Claim | null {
  const place = { line: line.line, field: line.id };
  const match = /^(\S+)\s+(\d+\s+\d+(?:\s*;\s*\d+\s+\d+)*)$/.exec(line.body);
  if (!match) {
    leaveOut(t("spans without a type and offsets"), place);
    return null;
  }
  const pieces = match[2].split(";").map((pair): Range => {
    const [start, end] = pair.trim().split(/\s+/).map(Number);
    return [start, end];
  });
  if (pieces.some(([start, end]) => start >= end)) {
    leaveOut(t("spans that end before they begin"), place);
    return null;
  }
  return { line, type: typeName(match[1]), pieces, words: line.rest.trim() };
}

function misfit(text: DecodedText, claims: readonly Claim[], fit: Fit): Misfit {
  const first = fit.found.indexOf(null);
  const { line, pieces, words } = claims[first];
  const { counting } = fit;
  const beyond = pieces.find(([, end]) => end > counting.length);
  const ranges = pieces.map(
    ([start, end]): Range => [counting.toUtf16(start) ?? 0, counting.toUtf16(end) ?? 0],
  );
  const what = beyond
    ? t("end {end} is past the text ({length})", {
        end: beyond[1],
        length: counting.length,
      })
    : t('the text at its offsets is "{text}", not "{words}"', {
        text: shortened(coveredWords(text.text, ranges)),
        words: shortened(words),
      });
  const all = t("{length} of {length2} spans do not fit", {
    length: claims.length - fit.fitting,
    length2: claims.length,
  });
  const tried = otherCountings(text);
  const ways =
    tried.length > 0 ? t(", also where offsets {tried}", { tried: listed(tried, "or") }) : "";
  return { line: line.line, reason: `${line.id}: ${what} (${all}${ways})` };
}

const shortened = (text: string): string =>
  Array.from(text).length > 40 ? `${Array.from(text).slice(0, 39).join("")}…` : text;
