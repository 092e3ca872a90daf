import type { Span } from "../../core/document/overlaps.ts";
import { visibleWords } from "../../language/unseen.ts";

/** A stretch of text between what stands around it, on one line, as it is shown. */
export interface Kwic {
  readonly left: string;
  readonly match: string;
  readonly right: string;
}

const LEFT = 32;
const RIGHT = 40;
const MATCH = 160;

/** Shows a stretch of text in its context, cut at words. */
export function kwic(text: string, { start, end }: Span): Kwic {
  const from = Math.max(0, start - LEFT);
  const to = Math.min(text.length, end + RIGHT);
  const match = text.slice(start, end);
  return {
    left: (from > 0 ? "…" : "") + oneLine(afterBreak(text.slice(from, start), from > 0)),
    match: oneLine(match.length > MATCH ? shortened(match) : match),
    right:
      oneLine(beforeBreak(text.slice(end, to), to < text.length)) + (to < text.length ? "…" : ""),
  };
}

const oneLine = (text: string): string => visibleWords(text, { start: 0, end: text.length });

/** Without a word that is only there in part; where there are no words, without half a character. */
function afterBreak(text: string, isCut: boolean): string {
  if (!isCut) return text;
  const rest = /\s(?=\S)(.*)$/su.exec(text)?.[1];
  return rest ?? text.replace(/^[\udc00-\udfff]/, "");
}

function beforeBreak(text: string, isCut: boolean): string {
  if (!isCut) return text;
  const rest = /^(.*\S)\s/su.exec(text)?.[1];
  return rest ?? text.replace(/[\ud800-\udbff]$/, "");
}

/** The two ends of a text that is too long to be shown whole. */
function shortened(text: string): string {
  const [head, tail] = [text.slice(0, MATCH / 2), text.slice(-MATCH / 2)];
  return `${beforeBreak(head, true)} … ${afterBreak(tail, true)}`;
}
