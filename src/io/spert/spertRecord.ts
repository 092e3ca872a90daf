import { z } from "zod";
import type { LabelledEntity, LabelledRelation } from "../../core/learn/example.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { firstFault } from "../../language/valueFault.ts";
import { t } from "../../language/words.ts";

const index = z.int();
const type = z.string().regex(/\S/, { error: () => t("a type needs a name") });
const token = z.string().regex(/\S/, { error: () => t("a token must not be blank") });
const tokens = z.array(token).min(1, { error: () => t("has no tokens") });
/** The types for which a sentence is annotated completely, where these are not all. */
const known = z.object({ entities: z.array(type), relations: z.array(type) });
const record = z.object({
  tokens,
  entities: z.array(z.object({ type, start: index, end: index })),
  relations: z.array(z.object({ type, head: index, tail: index })),
  orig_id: z
    .union([z.string(), z.number()], { error: () => t("a string or a number is wanted") })
    .nullish(),
  known: known.optional(),
});

/** Whether a record has a key `known` that does not name types: other programs may mean another. */
export const hasOtherKnown = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "known" in value &&
  !known.safeParse(value.known).success;

/** A sentence with its annotations. */
export type SpertRecord = z.infer<typeof record>;

/** What is wrong with a record, and in which field. */
export interface RecordFault {
  readonly field: string;
  readonly fault: string;
}

/** Reads a record as SpERT trains on it. */
export function parseRecord(value: unknown): SpertRecord | RecordFault {
  const parsed = record.safeParse(value);
  return parsed.success ? parsed.data : firstFault(parsed.error);
}

const words = z.union([tokens, z.object({ tokens })]);

/** The words of a sentence without annotations, as SpERT predicts them; null for another record. */
export function wordsToPredict(value: unknown): readonly string[] | null {
  const parsed = words.safeParse(value);
  if (!parsed.success) return null;
  if ("tokens" in parsed.data) {
    return Object.hasOwn(value as object, "entities") ? null : parsed.data.tokens;
  }
  return parsed.data;
}

/** An entity that does not lie in its sentence. */
export function entityFault(
  { start, end }: LabelledEntity,
  i: number,
  wordCount: number,
): RecordFault | null {
  const field = (name: string) => `entities[${i}].${name}`;
  if (start < 0)
    return { field: field("start"), fault: t("{start} is before the sentence", { start }) };
  if (end > wordCount) {
    return {
      field: field("end"),
      fault: t("{end} is past the sentence ({words} words)", { end, words: wordCount }),
    };
  }
  if (end > start) return null;
  return {
    field: field("end"),
    fault: t("{end} is not after the start ({start})", { end, start }),
  };
}

/** A relation that does not join two entities of its sentence. */
export function relationFault(
  relation: LabelledRelation,
  i: number,
  entityCount: number,
): RecordFault | null {
  for (const end of ["head", "tail"] as const) {
    if (relation[end] >= 0 && relation[end] < entityCount) continue;
    return {
      field: `relations[${i}].${end}`,
      fault: t("there is no entity {entity} (the sentence has {count} entities)", {
        entity: relation[end],
        count: entityCount,
      }),
    };
  }
  if (relation.head !== relation.tail) return null;
  const fault = t("the relation joins entity {head} to itself", { head: relation.head });
  return { field: `relations[${i}].tail`, fault };
}

/** An annotation of a type that is not listed, or one that the sentence is said to know. */
export function typeFault(
  { entities, relations, known }: SpertRecord,
  types: ModelTypes,
): RecordFault | null {
  const unlisted = (field: string, name: string, kind: keyof ModelTypes): RecordFault => {
    const names = Object.keys(types[kind]).join(", ") || t("none");
    return { field, fault: t('"{name}" is not in types.json ({names})', { name, names }) };
  };
  const check = (kind: keyof ModelTypes, items: readonly { readonly type: string }[]) => {
    const i = items.findIndex((item) => !Object.hasOwn(types[kind], item.type));
    return i < 0 ? null : unlisted(`${kind}[${i}].type`, items[i].type, kind);
  };
  const checkKnown = (kind: keyof ModelTypes) => {
    const i = known?.[kind].findIndex((name) => !Object.hasOwn(types[kind], name)) ?? -1;
    return i < 0 ? null : unlisted(`known.${kind}[${i}]`, known![kind][i], kind);
  };
  return (
    check("entities", entities) ??
    check("relations", relations) ??
    checkKnown("entities") ??
    checkKnown("relations")
  );
}
