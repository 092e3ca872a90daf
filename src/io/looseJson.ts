import { t } from "../language/words.ts";
import { type JsonContent, jsonContent } from "./jsonContent.ts";

/** Nobody writes more by hand, and it is looked at letter by letter. */
const LONGEST = 2 ** 23;

/** What is told of a file that is read so. */
export const notQuiteJson = (): string =>
  t(
    "is not quite JSON (marks, commas or words are not as they should be): it was read as it is meant",
  );

/** What Python and JavaScript write for values; JSON has no numbers that are none. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["true", "true"],
  ["True", "true"],
  ["false", "false"],
  ["False", "false"],
  ["null", "null"],
  ["None", "null"],
  ["undefined", "null"],
  ["NaN", "null"],
  ["Infinity", "null"],
]);

const BLANKS = /(?:[\s\ufeff]+|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;
const NUMBER = /[-+]?(?:\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|Infinity\b)/y;
const WORD = /[A-Za-z_$][\w$]*/y;
/** What ends a string is followed by what may follow one. */
const ENDS = /\s*(?:[,:\]}/]|$)/y;
/** Marks that begin a string, and those that end it. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "“”"],
  ["”", "“”"],
  ["„", "“”"],
  ["‘", "‘’"],
]);

/**
 * What somebody or something meant to write as one value of JSON: a comma after the last item,
 * comments, other marks for quotes, keys without any, Python's words, line ends in strings. Null where
 * it is not that either: what is cut off stays broken.
 */
export function looseJson(text: string): JsonContent | null {
  if (text.length > LONGEST) return null;
  const strict = asJson(text);
  if (strict === null) return null;
  const content = jsonContent(strict);
  return content.kind === "value" ? { ...content, loose: true } : null;
}

/** The text in the form of JSON; null where something is in it that is none in any form. */
function asJson(text: string): string | null {
  const pieces: string[] = [];
  let at = after(BLANKS, text, 0);
  while (at < text.length) {
    const char = text[at];
    const closing = QUOTES.get(char);
    if (closing) {
      const string = stringAt(text, at + 1, closing);
      if (!string) return null;
      pieces.push(string.json);
      at = string.end;
    } else if (char === ",") {
      at = after(BLANKS, text, at + 1);
      const isLast = "]}".includes(text[at] ?? ",");
      if (!isLast || "[{,".includes(pieces.at(-1) ?? ",")) pieces.push(",");
    } else if ("{}[]:".includes(char)) {
      pieces.push(char);
      at++;
    } else {
      const end = Math.max(after(NUMBER, text, at), after(WORD, text, at));
      if (end === at) return null;
      const json = wordAsJson(text.slice(at, end), text[after(BLANKS, text, end)] === ":");
      if (json === null) return null;
      pieces.push(json);
      at = end;
    }
    at = after(BLANKS, text, at);
  }
  return pieces.join(" ");
}

/** A number or a word as JSON; a word before a colon is a key. */
function wordAsJson(written: string, isKey: boolean): string | null {
  if (/^[-+]?Infinity$/.test(written)) return "null";
  if (/^[-+\d]/.test(written)) return written.replace(/^\+/, "").replace(/\.(?!\d)/, "");
  return isKey ? JSON.stringify(written) : (WORDS.get(written) ?? null);
}

/** The string that begins here, as JSON, and where it ends; null where it does not. */
function stringAt(
  text: string,
  start: number,
  closing: string,
): { readonly json: string; readonly end: number } | null {
  const pieces: string[] = [];
  let from = start;
  for (;;) {
    SPECIAL.lastIndex = from;
    const at = SPECIAL.exec(text)?.index;
    if (at === undefined) return null;
    pieces.push(text.slice(from, at));
    const char = text[at];
    if (closing.includes(char) && isEnd(text, at + 1))
      return { json: `"${pieces.join("")}"`, end: at + 1 };
    const escaped = char === "\\" ? ESCAPE.exec(text.slice(at, at + 6))?.[0] : undefined;
    if (escaped !== undefined) pieces.push(escapeOf(escaped));
    else pieces.push(JSON.stringify(char).slice(1, -1));
    from = at + (escaped ?? char).length;
  }
}

/** What may end a string, and what JSON has no room for within one. */
const SPECIAL = /["'“”‘’\\\p{Cc}]/gu;
const ESCAPE = /^\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[\s\S])/iu;

/** Whether what follows may follow a string: a mark before anything else is one of its letters. */
function isEnd(text: string, at: number): boolean {
  ENDS.lastIndex = at;
  return ENDS.test(text);
}

/** An escape as JSON has it. */
function escapeOf(written: string): string {
  if (/^\\(?:["\\/bfnrt]|u[0-9a-f]{4})$/i.test(written)) return written;
  if (/^\\x/i.test(written)) return `\\u00${written.slice(2)}`;
  return JSON.stringify(written.slice(1)).slice(1, -1);
}

/** Where a pattern ends that begins here. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
