import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { baseOf, goldOfTokens, type TokenSentence } from "../goldOfTokens.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import type { JsonItem } from "../jsonContent.ts";
import type { Gathering } from "../reading.ts";
import { firstOf } from "./tokenSpans.ts";

/** Records of a file, each a sentence of words. */
export interface TokenRecords {
  readonly path: string;
  readonly items: readonly JsonItem[];
  readonly listed: ModelTypes | null;
  /** Reads one; null, and told, where it is none. Ids begin with `prefix`. */
  readonly read: (value: unknown, place: Place, prefix: string) => TokenSentence | null;
}

const DOCUMENT_KEYS = ["doc_id", "document_id", "docid", "doc_key", "document"];

/** Adds the documents of records: one, or one each that they name. */
export async function addRecords(
  { path, items, listed, read }: TokenRecords,
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  const parts = new Map<string, TokenSentence[]>();
  for (const [i, { value, place: at }] of items.entries()) {
    await tools.step(path, i, items.length);
    const place: Place = at.record === undefined ? at : { sentence: at.record };
    const sentence = read(value, place, String(i));
    if (!sentence) continue;
    const name = documentOf(value);
    const part = parts.get(name);
    if (part) part.push(sentence);
    else parts.set(name, [sentence]);
  }
  if (parts.size === 0) into.refuse(path, t("none of its sentences can be read"));
  const { segmentAround } = tools;
  for (const [index, [name, sentences]] of [...parts].entries()) {
    const base = baseOf(tools, path, { index, of: parts.size, name });
    const host = { listed, segmentAround, leaveOut: into.leaveOutOf(path) };
    into.addGold(goldOfTokens(base, sentences, host), path);
  }
}

/** What a record of several documents says of which it is. */
export const documentKey = (name: string, isSeveral: boolean): { doc_id?: string } =>
  isSeveral ? { doc_id: name } : {};

function documentOf(value: unknown): string {
  const name = isRecord(value) ? firstOf(value, DOCUMENT_KEYS) : undefined;
  return typeof name === "string" || typeof name === "number" ? String(name) : "";
}
