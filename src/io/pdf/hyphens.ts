/** The words of a document with a hyphen in them, and those without, in small letters. */
export interface KnownWords {
  readonly hyphened: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu;
const HYPHEN = /[-\u00ad\u2010]$/;

/** The words that stand within lines. */
export function knownWords(lines: readonly string[]): KnownWords {
  const hyphened = new Set<string>();
  const plain = new Set<string>();
  for (const line of lines) {
    const within = line.replace(/[\p{L}\p{M}\p{N}-]*[-\u00ad\u2010]$/u, "");
    for (const [word] of within.toLowerCase().matchAll(WORD))
      (word.includes("-") ? hyphened : plain).add(word);
  }
  return { hyphened, plain };
}

/** Whether a line ends within a word that goes on in the next. */
export const endsInWord = (line: string, next: string): boolean =>
  /[\p{L}\p{M}][-\u00ad\u2010]$/u.test(line) && /^\p{L}/u.test(next);

/**
 * A line and the next as one. A hyphen at the end of a line goes, unless the word is written with it
 * elsewhere in the document, or goes on with a capital letter, or has more hyphens.
 */
export function joinedLines(line: string, next: string, known: KnownWords): string {
  if (!endsInWord(line, next)) {
    const isUnspaced = UNSPACED.test(line.slice(-1)) && UNSPACED.test(next.slice(0, 1));
    return line + (isUnspaced || /[—–/]$/.test(line) ? "" : " ") + next;
  }
  if (line.endsWith("\u00ad")) return line.slice(0, -1) + next;
  const start = /[\p{L}\p{M}\p{N}-]+$/u.exec(line.replace(HYPHEN, ""))?.[0].toLowerCase() ?? "";
  const end = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/u.exec(next)?.[0] ?? "";
  const isKept = (): boolean => {
    const rest = end.toLowerCase();
    if (known.hyphened.has(`${start}-${rest}`)) return true;
    if (known.plain.has(start + rest)) return false;
    return /^\p{Lu}/u.test(end) || start.includes("-") || rest.includes("-");
  };
  return isKept() ? line + next : line.replace(HYPHEN, "") + next;
}

/** Scripts that are written without blanks. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\u3000-\u303f\uff00-\uffef]/u;
