import { t } from "../../language/words.ts";
import type { GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { TokenEntity } from "../goldOfTokens.ts";
import type { Place } from "../importError.ts";
import { typeName } from "../typeNames.ts";
import {
  type Ends,
  endFinder,
  type PlacedSpan,
  readRelation,
  readSpan,
  spanFault,
} from "./tokenSpans.ts";

/** The spans and relations of a record of words, as they stand in it. */
export interface WrittenLists {
  readonly words: number;
  readonly spans: { readonly key: string; readonly items: readonly unknown[]; readonly ends: Ends };
  readonly relations: { readonly key: string; readonly items: readonly unknown[] };
}

/** What relations without a name are called. */
export const UNNAMED_RELATION = "related";

/** Reads the lists; what is wrong in them is left out, and told. Ids begin with `prefix`. */
export function readLists(
  { words, spans, relations }: WrittenLists,
  prefix: string,
  place: Place,
  leaveOut: LeaveOut,
): { readonly entities: readonly TokenEntity[]; readonly relations: readonly GoldRelation[] } {
  const placed = spans.items.map((item, i): PlacedSpan | null => {
    const at = { ...place, field: `${spans.key}[${i}]` };
    const span = readSpan(item, at.field, spans.ends);
    if (!span) return told(leaveOut, t("spans of another form"), at);
    const type = typeName(span.type);
    if (type === "") return told(leaveOut, t("spans without a type"), at);
    const fault = spanFault(span, words);
    if (fault) {
      const field = `${at.field}: ${fault}`;
      return told(leaveOut, t("spans outside of their sentence"), { ...place, field });
    }
    return { ...span, type, key: `${prefix}.${i}`, place: at };
  });
  const find = endFinder(placed, spans.ends);
  const made = relations.items.map((item, i): GoldRelation | null => {
    const at = { ...place, field: `${relations.key}[${i}]` };
    const relation = readRelation(item);
    if (!relation) return told(leaveOut, t("relations of another form"), at);
    const head = find(relation.head);
    const tail = find(relation.tail);
    if (!head || !tail) return told(leaveOut, t("relations of what is not in the sentence"), at);
    const type = typeName(relation.type) || UNNAMED_RELATION;
    return { type, head: head.key, tail: tail.key, place: at };
  });
  return {
    entities: placed.flatMap((span) => (span ? entityOf(span) : [])),
    relations: made.filter((relation) => relation !== null),
  };
}

function told(leaveOut: LeaveOut, kind: string, place: Place): null {
  leaveOut(kind, place);
  return null;
}

const entityOf = ({ key, type, start, end, place }: PlacedSpan): TokenEntity => {
  return { id: key, type, start, end, place };
};

/** The list that a record has under a key; what is none is told, unless it lacks. */
export function listOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
  place: Place,
  leaveOut: LeaveOut,
): readonly unknown[] {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null)
    leaveOut(t("lists of another form"), { ...place, field: key });
  return [];
}

/** Under what a record has its words, but in GLiNER's files. */
export const WORD_KEYS: readonly string[] = ["tokens", "words", "token", "sentence_tokens"];

export const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string");
