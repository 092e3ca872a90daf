import { z } from "zod";
import { t } from "../../language/words.ts";
import { isRecord } from "../isRecord.ts";
import { recordId } from "../jsonRecords.ts";

const offset = z.int().min(0).nullish();
const score = z.number().nullish();

/** A suggested span: quoted, or by offsets in code points, or both. */
export const suggestedEntity = z
  .object({
    id: recordId.nullish(),
    text: z.string().nullish(),
    start: offset,
    end: offset,
    fragments: z.array(z.tuple([z.int().min(0), z.int().min(0)])).nullish(),
    type: z.string().nullish(),
    score,
  })
  .refine(({ text, start, end }) => Boolean(text?.trim()) || (isNumber(start) && isNumber(end)), {
    error: () => t("a quotation (text) or start and end are wanted"),
  });
export type SuggestedEntity = z.infer<typeof suggestedEntity>;

const isNumber = (value: unknown): value is number => typeof value === "number";

/** An end of a relation: an id, a number in the list, a quotation, or an object of one of these. */
export const relationEnd = z.union([z.string(), z.number()], {
  error: ({ input }) =>
    input === undefined ? t("is missing") : t("an id, a number or a quotation is wanted"),
});

export const suggestedRelation = z.object({
  head: relationEnd,
  tail: relationEnd,
  type: z.string().nullish(),
  score,
});

/** Other words for fields that models and tools use; ours first. */
const QUOTE = "text quote word mention span surface phrase name value entity".split(" ");
const TYPE = "type label class category entity_type entity_group tag kind entity".split(" ");
const RELATION = "type label class category relation_type relation predicate name".split(" ");
const SCORE = ["score", "confidence", "probability"];
const HEAD = "head subject source from entity1 arg1 head_entity".split(" ");
const TAIL = "tail object target to entity2 arg2 tail_entity".split(" ");

const first = (record: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown =>
  record[keys.find((key) => record[key] !== undefined && record[key] !== null) ?? keys[0]];

/** The field in which an entity is quoted; undefined where it is in none. `entity` may be its type. */
export function quoteKey(item: Readonly<Record<string, unknown>>): string | undefined {
  const key = QUOTE.find((name) => typeof item[name] === "string");
  const hasType = TYPE.some((name) => name !== key && typeof item[name] === "string");
  return key === "entity" && !hasType ? undefined : key;
}

/** An entity by our names of its fields; what quotes it does not say its type too. */
export function entityFields(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const key = quoteKey(item);
  const ofType = TYPE.filter((name) => name !== key);
  const text = key === undefined ? item.text : item[key];
  return { ...item, text, type: first(item, ofType), score: first(item, SCORE) };
}

/** A relation by our names of its fields; a list of three is head, type and tail. */
export function relationFields(item: unknown): unknown {
  if (Array.isArray(item) && item.length === 3)
    return { head: item[0], type: item[1], tail: item[2] };
  if (!isRecord(item)) return item;
  const end = (value: unknown) =>
    isRecord(value) ? (value.id ?? value.index ?? value.text) : value;
  return {
    head: end(first(item, HEAD)),
    tail: end(first(item, TAIL)),
    type: first(item, RELATION),
    score: first(item, SCORE),
  };
}
