import { t } from "../../language/words.ts";
import { isRecord } from "../isRecord.ts";
import type { JsonItem } from "../jsonContent.ts";
import { examplesOfParagraphs } from "./paragraphs.ts";

/** A text with spans in whatever form it was, before anything in it is checked. */
export interface Example {
  readonly text: string;
  /** Its lists of spans, by the fields that they stand in: spaCy's documents may have several. */
  readonly spans: readonly SpanList[];
  readonly tokens: readonly unknown[];
  readonly relations: readonly unknown[];
  readonly answer: unknown;
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface SpanList {
  readonly field: string;
  readonly items: readonly unknown[];
}

/** Fields of spans, Prodigy's first; spaCy's documents have `ents`, older training data `entities`. */
const SPANS = ["spans", "ents", "entities"] as const;
const OWN: ReadonlySet<string> = new Set([
  ...SPANS,
  ..."text tokens relations answer sents".split(" "),
]);

/** A record as an example; a word of what is wrong where it is none. */
export function exampleOf(value: unknown): Example | string {
  const record = Array.isArray(value) ? ofPair(value) : value;
  if (!isRecord(record)) return t("an object is wanted");
  const { text } = record;
  if (typeof text !== "string")
    return text === undefined ? t("text: is missing") : t("text: a string is wanted");
  for (const key of SPANS) if (isWrong(record[key])) return t("{key}: a list is wanted", { key });
  if (isWrong(record.relations)) return t("relations: a list is wanted");
  const meta = isRecord(record.meta) ? record.meta : {};
  const rest = Object.entries(record).filter(([key]) => !OWN.has(key) && key !== "meta");
  const kept = isRecord(record.meta) || record.meta === undefined ? {} : { meta: record.meta };
  return {
    text,
    spans: SPANS.map((field) => ({ field, items: listOf(record[field]) })),
    tokens: listOf(record.tokens),
    relations: listOf(record.relations),
    answer: record.answer,
    rest: Object.fromEntries([...rest, ...Object.entries(meta), ...Object.entries(kept)]),
  };
}

/** The form in which spaCy 2 was trained: a text, and an object of what is in it. */
const ofPair = ([text, annotations]: readonly unknown[]): unknown =>
  isRecord(annotations) ? { ...annotations, text } : undefined;

const isWrong = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** A list, or the lists of groups of spans as one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value).filter(Array.isArray).flat() : [];
}

/** The records of a file, one an example: some forms have them within others. */
export const exampleItems = (items: readonly JsonItem[]): JsonItem[] =>
  items.flatMap(({ value, place }) => {
    if (!isRecord(value)) return [{ value, place }];
    // An annotator for spaCy's training data: pairs, with null for texts that were passed over.
    if (Array.isArray(value.annotations) && Array.isArray(value.classes))
      return value.annotations.flatMap((pair: unknown, i) =>
        pair === null ? [] : [{ value: pair, place: { record: i + 1 } }],
      );
    return Array.isArray(value.paragraphs)
      ? examplesOfParagraphs(value.paragraphs, place)
      : [{ value, place }];
  });

/** Whether a list is a pair of text and annotations. */
export const isTrainPair = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === "string" &&
  isRecord(value[1]) &&
  (Array.isArray(value[1].entities) || isRecord(value[1].spans));

/** Whether a record is of these forms for sure. */
export function isExample(value: unknown): boolean {
  if (isTrainPair(value)) return true;
  if (!isRecord(value)) return false;
  if (Array.isArray(value.annotations) && Array.isArray(value.classes))
    return value.annotations.some(isTrainPair);
  if (Array.isArray(value.paragraphs)) return value.paragraphs.some(isRecord);
  if (typeof value.text !== "string" || hasWords(value.tokens)) return false;
  return (
    SPANS.some((key) => listOf(value[key]).some(isSpan)) ||
    Array.isArray(value.spans) ||
    ("_task_hash" in value && "answer" in value)
  );
}

/** Lists of words are of formats whose spans count words. */
const hasWords = (tokens: unknown): boolean =>
  Array.isArray(tokens) && tokens.some((token) => typeof token === "string");

const isSpan = (span: unknown): boolean =>
  (isRecord(span) && "start" in span && "end" in span && "label" in span) ||
  (Array.isArray(span) && span.length === 3 && typeof span[0] === "number");
