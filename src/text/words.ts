import type { Range } from "../core/document/document.ts";
import { sharedRange } from "../core/document/sharedWords.ts";
import { isAbbreviation } from "./abbreviations.ts";
import { plainWord } from "./plainWord.ts";
import { segmentEnds } from "./segmentEnds.ts";
import { afterSpace, spaceFrom } from "./spaces.ts";

// Scripts written without spaces; their words are found by the segmenter's dictionaries. A mark that
// Thai or Kana share with Latin (ñ as n and a tilde) is not of them: it goes with the letter before.
const SCRIPTS = ["Han", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"];
const inScripts = (property: "sc" | "scx") => SCRIPTS.map((s) => `\\p{${property}=${s}}`).join("");
const UNSPACED = `(?:(?=[\\p{L}\\p{N}])[${inScripts("scx")}]|(?=\\p{M})[${inScripts("sc")}])`;
// Geresh and gershayim, also typed as quotes, mark Hebrew abbreviations and foreign sounds.
const HEBREW =
  "(?:(?<=\\p{sc=Hebr})(?:\\u05f3|[\\u05f4'’](?=\\p{sc=Hebr})|[\"”](?=\\p{sc=Hebr}(?!\\p{L}))))";
// Soft hyphen, joiners and word joiner stand inside words.
const LETTER = `(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}\\u00ad\\u200c\\u200d\\u2060]|${HEBREW})`;
const SINGLE = `\\p{L}\\p{M}*\\.`;
const DOTTED = `(?:(?:${SINGLE}){2,}(?:\\p{L}(?!${LETTER}))?|(?:${SINGLE})+\\p{L}(?!${LETTER})|\\p{Lu}\\p{Ll}{0,2}\\.(?:\\p{Lu}\\p{Ll}{0,2}\\.)+)`;
const PART = `(?:${DOTTED}|${LETTER}(?:${LETTER}|(?<=\\p{Nd})[.,](?=\\p{Nd}))*)`;

const sticky = (source: string) => new RegExp(source, "uy");
const WORD = sticky(`${PART}(?:(?:[-‐‑_]|['’&](?=\\p{L}))${PART})*`);
const UNSPACED_RUN = sticky(`(?:${UNSPACED}\\p{M}*)+`);
/** What is one word though it holds signs, tried before plain words. */
const WITH_SIGNS = [
  '(?:https?|ftp):\\/\\/[^\\s<>"“”«»]*[^\\s<>"“”«».,;:!?\'’)\\]}]',
  "[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+",
  '(?:[\\p{L}\\d-]{1,63}\\.){1,6}(?:com|org|net|edu|gov|int|info|io|eu|uk|de|fr|jp|cn|ch|nl)(?![\\p{L}\\d-])(?:\\/[^\\s<>"“”«»]*[^\\s<>"“”«».,;:!?\'’)\\]}])?',
  "\\d+(?:[.,]\\d+)*[×x·*]10\\^?[-−–+]?\\d+",
  "\\d+(?:\\.\\d+)?[eE][-−+]?\\d+(?![\\p{L}\\d])",
  "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?![\\p{L}\\d:])",
  "\\d{1,4}([-/.])\\d{1,2}\\1\\d{1,4}(?![\\p{L}\\d])",
  "\\d{1,4}\\/\\d{1,4}(?![\\p{L}\\d/])",
  "['’]\\d{2}s?(?![\\p{L}\\d])",
  "°[CFK](?!\\p{L})",
].map(sticky);
const SAME_SIGN = sticky("([^\\p{L}\\p{N}\\p{M}\\s()[\\]{}])\\1+");
const ONE = sticky("[^]");

const UNIT =
  "(?:°|deg)[CFK]|[kmµμun]?g|[mµμu]?[lL]|[kcmµμun]?m|[mµμun]?mol|[mµμun]?M|[mµμn]s|min|hrs?|h|[kMG]?Hz|" +
  "[mk]V|V|[mkMG]W|[kMG]Wh|kJ|[kMG]?Pa|m?bar|atm|k?cal|[kM]?eV|k?Da|wt|vol|pp[mb]|rpm|[kKMGT]B|dB|px|K";
const NUMBER_AND_UNIT = new RegExp(`^(\\d+(?:[.,]\\d+)*)(?:${UNIT})$`, "u");
const CLITIC = /(?<=\p{L})(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;
const ELISION = /^(?:[cdjlmnst]|qu|dell|all|nell|sull|un)['’](?=\p{L}{3})/u;

// Only these can be part of a grapheme of several characters that the patterns might cut.
const MAY_COMBINE = /[^\p{L}\p{N}\p{P}\p{Sc}\p{Sm}]/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const dictionary = new Intl.Segmenter("en", { granularity: "word" });

/**
 * The words of a stretch of text: everything but white space, in order. Abbreviations keep their
 * full stop, numbers their commas, hyphenated words stay whole; brackets, quotes, slashes, clitics
 * (do|n't) and units (60|degC) are words of their own. No grapheme is cut.
 */
export function wordRanges(text: string, start = 0, end = text.length): Range[] {
  const part = text.slice(start, end);
  const words: Range[] = [];
  for (let run = afterSpace(part, 0); run < part.length; ) {
    const runEnd = spaceFrom(part, run);
    let from = run;
    for (const cut of cuts(part, run, runEnd)) {
      words.push(sharedRange(start + from, start + cut));
      from = cut;
    }
    run = afterSpace(part, runEnd);
  }
  return words.slice(); // a list that grew has room for half as many more
}

/** Where the words of a run without white space end. */
function cuts(text: string, start: number, end: number): number[] {
  const plain = plainWord(text, start, end);
  if (plain === start) return cutsByPatterns(text, start, end);
  return plain === end ? [end] : wordAndSign(text, start, plain);
}

/** The same of any run, however simple. */
export function cutsByPatterns(text: string, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = start; at < end; at = found.at(-1)!) {
    for (const cut of wordEnds(text, at)) found.push(cut);
  }
  const run = text.slice(start, end);
  if (!MAY_COMBINE.test(run)) return found;
  const whole = new Set(segmentEnds(graphemes, run).map((cut) => start + cut));
  return found.filter((cut) => whole.has(cut));
}

/** Ends of the word at an offset, or of the words that one pattern finds there. */
function wordEnds(text: string, at: number): number[] {
  for (const pattern of WITH_SIGNS) {
    const end = endOf(pattern, text, at);
    if (end > at) return [end];
  }
  const end = endOf(WORD, text, at);
  if (end > at) return partsOfWord(text, at, end);
  const unspaced = endOf(UNSPACED_RUN, text, at);
  if (unspaced > at) {
    return segmentEnds(dictionary, text.slice(at, unspaced)).map((cut) => at + cut);
  }
  return [Math.max(endOf(SAME_SIGN, text, at), endOf(ONE, text, at))];
}

/** A plain word with its sign at `sign`: a full stop may be part of it. */
function wordAndSign(text: string, start: number, sign: number): number[] {
  const word = text.slice(start, sign);
  const isPart = text[sign] === "." && isAbbreviation(word, rest(text, sign));
  return isPart ? [sign + 1] : [sign, sign + 1];
}

function partsOfWord(text: string, at: number, end: number): number[] {
  const word = text.slice(at, end);
  if (text[end] === "." && isAbbreviation(word, rest(text, end))) return [end + 1];
  const unit = NUMBER_AND_UNIT.exec(word);
  if (unit) return [at + unit[1].length, end];
  const ends = [end];
  const clitic = CLITIC.exec(word);
  if (clitic) ends.unshift(at + clitic.index);
  const elision = ELISION.exec(word);
  if (elision) ends.unshift(at + elision[0].length);
  return ends;
}

/** What stands behind a full stop, as far as it says whether that ends an abbreviation. */
const rest = (text: string, stop: number): string => text.slice(stop + 1, stop + 8);

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
