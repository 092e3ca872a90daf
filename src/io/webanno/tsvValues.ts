/** A value of a column: what it says, and the id that tells it from others. */
export interface TsvValue {
  /** Null where there is an annotation that says nothing. */
  readonly value: string | null;
  readonly id: string | null;
}

/** The parts of a cell at a sign that no backslash stands before. */
export function splitAt(cell: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] === "\\") i++;
    else if (cell[i] === sign) {
      parts.push(cell.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, cell.slice(from)];
}

/** The annotations of a cell, stacked by bars; none where it has only a line. */
export const readCell = (cell: string): TsvValue[] =>
  cell === "_" || cell === "" ? [] : splitAt(cell, "|").map(readValue);

/** A value, and perhaps an id in brackets: of those before which backslashes come in pairs. */
const WITH_ID = /^(.*)(?<=(?:^|[^\\])(?:\\\\)*)\[([^[\]\\]*)\]$/su;

export function readValue(written: string): TsvValue {
  const [, inner, id] = WITH_ID.exec(written) ?? [null, written, null];
  return { value: inner === "*" || inner === "_" ? null : unescapeValue(inner), id };
}

const VALUE = /\\(->|[\\[\]|_;tn*])/g;
const RESERVED = /->|[\\[\]|_;\t\n*]/g;

const unescapeValue = (written: string): string =>
  written.replace(VALUE, (_, sign: string) => (sign === "t" ? "\t" : sign === "n" ? "\n" : sign));

export const escapeValue = (value: string): string =>
  value.replace(RESERVED, (sign) => `\\${sign === "\t" ? "t" : sign === "\n" ? "n" : sign}`);

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ["t", "\t"],
  ["n", "\n"],
  ["f", "\f"],
  ["r", "\r"],
  ["b", "\b"],
]);

/** A line of text. Up to version 3.1 as in Java; after it a backslash also stands before controls. */
export const unescapeText = (written: string, version: number): string =>
  version <= 3.1
    ? written.replace(/\\(?:u([0-9a-f]{4})|(.))/giu, (_, hex?: string, sign = "") =>
        hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (CONTROLS.get(sign) ?? sign),
      )
    : written.replace(/\\([tnfrb\\]|\p{Cc})/gu, (_, sign: string) => CONTROLS.get(sign) ?? sign);

export const escapeText = (text: string): string =>
  text.replace(/[\\\p{Cc}]/gu, (sign) => {
    if (sign > "\x1f" && sign !== "\\") return sign;
    const name = [...CONTROLS].find(([, meant]) => meant === sign)?.[0];
    return `\\${name ?? sign}`;
  });
