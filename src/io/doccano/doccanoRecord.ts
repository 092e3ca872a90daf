import { z } from "zod";
import { t } from "../../language/words.ts";
import { isRecord } from "../isRecord.ts";
import { recordId } from "../jsonRecords.ts";

const offset = z.int().min(0);

/** A label as older projects export it: `[0, 4, "Person"]`. */
export const triple = z.tuple([offset, offset, z.string()]);

/** A label of projects with relations. */
export const doccanoEntity = z.object({
  id: recordId.nullish(),
  start_offset: offset,
  end_offset: offset,
  label: z.string(),
});

export const doccanoRelation = z.object({ from_id: recordId, to_id: recordId, type: z.string() });

/** The fields under which a record has labels as triples. */
const TRIPLES = ["label", "labels"] as const;

/** The fields of a record that hold annotations: all others are kept as they are. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(["text", "entities", "relations"]);

/** A record with its lists of annotations; what labels of a whole text are is metadata. */
export interface DoccanoRecord {
  readonly text: string;
  readonly triples: readonly { readonly field: string; readonly list: readonly unknown[] }[];
  readonly entities: readonly unknown[];
  readonly relations: readonly unknown[];
  readonly rest: Readonly<Record<string, unknown>>;
}

/** The parts of a record; a word of what is wrong where it is none. */
export function partsOf(value: unknown): DoccanoRecord | string {
  if (!isRecord(value)) return t("an object is wanted");
  const { text } = value;
  if (typeof text !== "string")
    return text === undefined ? t("text: is missing") : t("text: a string is wanted");
  const listed = (key: string): readonly unknown[] => {
    const list = value[key];
    return Array.isArray(list) ? list : [];
  };
  for (const key of ["entities", "relations"])
    if (value[key] !== undefined && value[key] !== null && !Array.isArray(value[key]))
      return t("{key}: a list is wanted", { key });
  const triples = TRIPLES.filter((key) => isTriples(value[key]));
  const isOther = (key: string) => !ANNOTATIONS.has(key) && !triples.some((field) => field === key);
  return {
    text,
    triples: triples.map((field) => ({ field, list: listed(field) })),
    entities: listed("entities"),
    relations: listed("relations"),
    rest: Object.fromEntries(Object.entries(value).filter(([key]) => isOther(key))),
  };
}

/** Of labels of whole texts, which are words, nothing is a list. */
const isTriples = (list: unknown): boolean =>
  Array.isArray(list) &&
  !list.every((item) => typeof item === "string" || typeof item === "number");

/** Whether a record is doccano's for sure. */
export const isDoccano = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.text === "string" &&
  (TRIPLES.some((key) => hasAny(value[key], isTripleLike)) ||
    hasAny(value.entities, (one) => isRecord(one) && "start_offset" in one));

/** Whether a record may be one of a file of doccano's: with labels, but none yet. */
export const maybeDoccano = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.text === "string" &&
  TRIPLES.some((key) => Array.isArray(value[key]) && value[key].length === 0);

const hasAny = (list: unknown, is: (item: unknown) => boolean): boolean =>
  Array.isArray(list) && list.some(is);

/** Two numbers and a name, one of which may be wrong: what is wrong is told then. */
const isTripleLike = (item: unknown): boolean =>
  Array.isArray(item) &&
  item.length === 3 &&
  item.slice(0, 2).some((at) => typeof at === "number") &&
  typeof item[2] !== "number";
