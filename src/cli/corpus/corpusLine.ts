import { jsonContent } from "../../io/jsonContent.ts";
import { type ByteLine, LONGEST_LINE } from "./byteLines.ts";

/** A document of a corpus, and where it stands: "lines.jsonl, line 3". */
export interface CorpusText {
  readonly kind: "text";
  readonly where: string;
  readonly id: string | number;
  readonly text: string;
}

/** A line that is none, known by its number where it does not tell its id. */
export interface BadLine {
  readonly kind: "bad";
  readonly where: string;
  readonly id: string | number;
  readonly fault: string;
}

export type CorpusLine = CorpusText | BadLine;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a line: a text, or an object with one. Without an id it is known by its line; keys beside
 * `id` and `text` are not looked at. Null of a blank line.
 */
export function corpusLine({ bytes, number }: ByteLine, file: string): CorpusLine | null {
  const where = `${file}, line ${number}`;
  const bad = (fault: string, id: string | number = number): BadLine => {
    return { kind: "bad", where, id, fault };
  };
  if (!bytes) return bad(`is longer than ${LONGEST_LINE / 2 ** 20} MB`);
  let line: string;
  try {
    line = utf8.decode(bytes).trim();
  } catch {
    return bad("is not UTF-8");
  }
  if (line === "") return null;
  const json = jsonContent(line);
  if (json.kind !== "value") return bad(json.kind === "broken" ? json.fault : "not JSON");
  const { value } = json;
  if (typeof value === "string") return { kind: "text", where, id: number, text: value };
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return bad('an object with a "text" is wanted');
  const { id, text } = value as Record<string, unknown>;
  const isId = typeof id === "string" || typeof id === "number";
  if (!isId && id !== undefined && id !== null) return bad("id: a string or a number is wanted");
  if (
    typeof id === "number" &&
    (!Number.isFinite(id) || (id % 1 === 0 && !Number.isSafeInteger(id)))
  )
    return bad("id: a number of so many digits is not kept exactly: write it as a string");
  if (typeof text !== "string") return bad("text: a string is wanted", isId ? id : number);
  return { kind: "text", where, id: isId ? id : number, text };
}
