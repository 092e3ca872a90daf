import { createReadStream, existsSync } from "node:fs";
import { jsonContent } from "../../io/jsonContent.ts";
import { UserError } from "../userError.ts";
import { byteLines } from "./byteLines.ts";
import type { LineOf } from "./readTexts.ts";

/** A document of which an earlier run wrote everything. */
export interface EarlierDocument {
  readonly id: string | number;
  /** The beginning of its first sentence: where it stands, in code points, and what it says. */
  readonly first: { readonly start: number; readonly text: string } | null;
  /** Why it could not be read, where that was written. */
  readonly error: string | null;
  /** Where its lines end in the file, in bytes. */
  readonly end: number;
}

/**
 * The documents of which a file holds everything, in their order; none where there is no file. A
 * line that was cut is left out, and where each sentence has its line the last document, too, as
 * nothing says whether all of it is there.
 *
 * @throws UserError when the file was not written by such a run
 */
export async function* earlierDocuments(
  file: string,
  lineOf: LineOf,
): AsyncGenerator<EarlierDocument> {
  if (!existsSync(file)) return;
  let end = 0;
  let begun: EarlierDocument | null = null;
  for await (const lines of byteLines(createReadStream(file), Number.POSITIVE_INFINITY)) {
    for (const { bytes, number, isEnded } of lines) {
      if (bytes && !isEnded && beginsAsWritten(bytes)) return;
      const line = bytes && isEnded ? writtenLine(bytes, lineOf) : null;
      if (!bytes || !line) {
        const what = `is no line of predict --jsonl --per ${lineOf}`;
        throw new UserError(`${file}, line ${number}: ${what}: name another file`);
      }
      if (line.isFirst && begun) yield { ...begun, end };
      end += bytes.length + 1;
      if (line.isFirst) begun = { ...line, end };
    }
    if (lineOf === "document" && begun) {
      yield { ...begun, end };
      begun = null;
    }
  }
}

interface WrittenLine extends Omit<EarlierDocument, "end"> {
  /** Whether a document begins with it. */
  readonly isFirst: boolean;
}

/** Whether a line that was cut is one of ours, however little of it there is. */
function beginsAsWritten(bytes: Uint8Array): boolean {
  const begun = new TextDecoder().decode(bytes.subarray(0, BEGINNING.length));
  return BEGINNING.startsWith(begun);
}

/** With which every line is written. */
const BEGINNING = '{"id":';

function writtenLine(bytes: Uint8Array, lineOf: LineOf): WrittenLine | null {
  const json = jsonContent(new TextDecoder().decode(bytes));
  if (json.kind !== "value" || typeof json.value !== "object" || !json.value) return null;
  const { id, sentence, sentences, start, text, error } = json.value as Record<string, unknown>;
  if (typeof id !== "string" && typeof id !== "number") return null;
  if (lineOf === "sentence") {
    if (typeof sentence !== "number") return null;
    return { id, first: firstOf({ start, text }), error: null, isFirst: sentence === 0 };
  }
  if (typeof error === "string") return { id, first: null, error, isFirst: true };
  if (!Array.isArray(sentences)) return null;
  return { id, first: firstOf(sentences[0]), error: null, isFirst: true };
}

function firstOf(sentence: unknown): EarlierDocument["first"] {
  const { start, text } = (sentence ?? {}) as Record<string, unknown>;
  return typeof start === "number" && typeof text === "string" ? { start, text } : null;
}
