import { fencedJson } from "../fencedJson.ts";
import { isRecord } from "../isRecord.ts";
import { type JsonContent, type JsonItem, jsonItems } from "../jsonContent.ts";
import type { SourceFile } from "../sourceFile.ts";
import { quoteKey } from "./record.ts";

/** What a file holds: JSON, or the JSON in the block of code of an answer. */
export function suggestionsContent(file: SourceFile): JsonContent | null {
  const json = file.json();
  if (json && json.kind !== "broken") return json;
  return fencedJson(file.text?.text ?? "") ?? json;
}

/** The records of a file, also where they are the list of one object. */
export function suggestionItems(content: JsonContent): readonly JsonItem[] {
  if (content.kind === "value" && isRecord(content.value) && Array.isArray(content.value.documents))
    return content.value.documents.map((value: unknown, i) => ({
      value,
      place: { field: `documents[${i}]` },
    }));
  return jsonItems(content);
}

/** Whether a record suggests something: by a type, or by quotations without offsets. */
export const isSuggestions = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.text === "string" &&
  Array.isArray(value.entities) &&
  (value.entities.length === 0
    ? Object.keys(value).every((key) => OWN.has(key))
    : value.entities.some((one) => isRecord(one) && ("type" in one || isQuote(one))));

export const OWN: ReadonlySet<string> = new Set(["text", "entities", "relations"]);

const isQuote = (one: Record<string, unknown>): boolean =>
  quoteKey(one) !== undefined && !("start" in one) && !("start_offset" in one);
