import { t } from "../../language/words.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";

/** A span of words as a record writes it, the end exclusive, before it is checked. */
export interface WrittenSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** Its id in the record, where it has one. */
  readonly id?: string;
  /** Where it stands: `ner[3]`. */
  readonly field: string;
}

/** Whether the ends that a file writes belong to their spans. */
export type Ends = "inclusive" | "exclusive";

type Fields = Readonly<Record<string, unknown>>;

const TYPE_KEYS = ["type", "label", "entity_type", "tag", "entity", "ner", "category"];
const START_KEYS = ["start", "token_start", "start_token", "begin", "start_idx"];
const END_KEYS = ["end", "token_end", "end_token", "end_idx"];

/** The first of some keys that a record has. */
export const firstOf = (fields: Fields, keys: readonly string[]): unknown => {
  const key = keys.find((one) => Object.hasOwn(fields, one));
  return key === undefined ? undefined : fields[key];
};

/** `[0, 2, "PER"]` or `{"start": 0, "end": 2, "type": "PER"}`; null for what is neither. */
export function readSpan(value: unknown, field: string, ends: Ends): WrittenSpan | null {
  const parts = Array.isArray(value)
    ? { start: value[0], end: value[1], type: value[2], id: undefined }
    : isRecord(value)
      ? {
          start: firstOf(value, START_KEYS),
          end: firstOf(value, END_KEYS),
          type: firstOf(value, TYPE_KEYS),
          id: firstOf(value, ["id", "entity_id"]),
        }
      : null;
  if (!parts || !isCount(parts.start) || !isCount(parts.end)) return null;
  const type = typeof parts.type === "number" ? String(parts.type) : parts.type;
  if (typeof type !== "string") return null;
  const { id } = parts;
  return {
    start: parts.start,
    end: parts.end + (ends === "inclusive" ? 1 : 0),
    type,
    ...((typeof id === "string" || typeof id === "number") && { id: String(id) }),
    field,
  };
}

/** Also what lies outside of the sentence, which is told as that. */
const isCount = (value: unknown): value is number => Number.isInteger(value);

/** What is wrong with a span in a sentence of so many words. */
export function spanFault({ start, end }: WrittenSpan, words: number): string | null {
  if (start < 0) return t("{start} is before the sentence", { start });
  if (end > words) return t("{end} is past the sentence ({words} words)", { end, words });
  return end > start ? null : t("it holds no word");
}

/**
 * What the ends of a file are: those that are not after their start are inclusive, those past the
 * last word exclusive. Null where no span shows it.
 */
export function endsOf(
  sentences: readonly { readonly words: number; readonly spans: readonly unknown[] }[],
): Ends | null {
  for (const { words, spans } of sentences) {
    for (const value of spans) {
      const span = readSpan(value, "", "exclusive");
      if (!span || span.start < 0 || span.start >= words) continue;
      if (span.end === span.start) return "inclusive";
      if (span.end === words) return "exclusive";
    }
  }
  return null;
}

/** A relation as a record writes it: its ends are numbers or ids of spans, or words. */
export interface WrittenRelation {
  readonly type: string;
  readonly head: unknown;
  readonly tail: unknown;
}

const RELATION_KEYS = ["type", "label", "relation", "relation_text", "relation_type", "predicate"];

/** `{"head", "tail", "type"}`, `[0, 1, "lives in"]` or `[0, 1, 4, 5, "lives in"]`; else null. */
export function readRelation(value: unknown): WrittenRelation | null {
  if (Array.isArray(value)) {
    const type: unknown = value.at(-1);
    if (typeof type !== "string") return null;
    if (value.length === 3) return { head: value[0], tail: value[1], type };
    if (value.length === 5) return { head: value.slice(0, 2), tail: value.slice(2, 4), type };
    return null;
  }
  if (!isRecord(value)) return null;
  const type = firstOf(value, RELATION_KEYS) ?? "";
  const head = firstOf(value, ["head", "head_id", "subject", "subj", "h", "from", "source"]);
  const tail = firstOf(value, ["tail", "tail_id", "object", "obj", "t", "to", "target"]);
  return typeof type === "string" && head !== undefined && tail !== undefined
    ? { type, head, tail }
    : null;
}

/** A span that is in the document, as the ends of relations look for it. */
export interface PlacedSpan extends WrittenSpan {
  /** Its id in the document. */
  readonly key: string;
  readonly place: Place;
}

/**
 * Finds the span that an end of a relation means: its number in the list, its id, or its words, of which
 * the end may be counted in either way. `spans` has null for those that were left out.
 */
export function endFinder(
  spans: readonly (PlacedSpan | null)[],
  ends: Ends,
): (value: unknown) => PlacedSpan | null {
  const byId = new Map<string, PlacedSpan>();
  const byWords = new Map<string, PlacedSpan[]>();
  for (const span of spans) {
    if (!span) continue;
    if (span.id !== undefined && !byId.has(span.id)) byId.set(span.id, span);
    const key = `${span.start} ${span.end}`;
    const there = byWords.get(key);
    if (there) there.push(span);
    else byWords.set(key, [span]);
  }
  return (value) => {
    if (typeof value === "number") return spans[value] ?? null;
    if (typeof value === "string") return byId.get(value) ?? null;
    const words = wordsOf(value);
    if (!words) return null;
    const [start, end] = words;
    const exact = ends === "inclusive" ? end + 1 : end;
    const type = isRecord(value) ? firstOf(value, TYPE_KEYS) : undefined;
    for (const wanted of [exact, end, end + 1]) {
      const found = byWords.get(`${start} ${wanted}`);
      if (found) return found.find((span) => span.type === type) ?? found[0];
    }
    return null;
  };
}

function wordsOf(value: unknown): [number, number] | null {
  const pair = isRecord(value)
    ? (firstOf(value, ["position", "pos"]) ?? [
        firstOf(value, START_KEYS),
        firstOf(value, END_KEYS),
      ])
    : value;
  if (!Array.isArray(pair) || pair.length < 2) return null;
  const [start, end]: unknown[] = pair;
  return isCount(start) && isCount(end) ? [start, end] : null;
}
