import { z } from "zod";
import type { Doc, Entity, Relation } from "../core/document/document.ts";
import { t } from "../language/words.ts";
import { named } from "./named.ts";
import { scope } from "./schemaRecord.ts";

/** A table by ids. */
export const table = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const offset = z.number().int().nonnegative();
const score = z.number().nullable();
const status = z.enum(["suggested", "confirmed", "rejected"]);
const by = z.enum(["model", "user", "import"]);

/** A sentence and its words. */
export const sentence = z.object({
  id: z.string(),
  start: offset,
  end: offset,
  words: z.array(z.tuple([offset, offset])),
});
/** A labelled stretch of a text. */
export const entity = z.object({
  id: z.string(),
  start: offset,
  end: offset,
  type: z.string(),
  status,
  by,
  score,
  fragments: z.array(z.tuple([offset, offset])).exactOptional(),
});
/** An arc between two of them. */
export const relation = z.object({
  id: z.string(),
  head: z.string(),
  tail: z.string(),
  type: z.string(),
  status,
  by,
  score,
});
/** The text of a document. */
export const textRecord = z.object({
  id: z.string(),
  text: z.string(),
  sentences: z.array(sentence),
  createdAt: z.number(),
});

/** What of a document is neither text nor annotation. */
export const nameRecord = z.object({
  id: z.string(),
  name: z.string(),
  trashedAt: z.number().exactOptional(),
  notAnnotated: scope.exactOptional(),
  notTrained: z.array(z.string()).exactOptional(),
  checked: z.array(z.string()).exactOptional(),
  metadata: named(z.string()).exactOptional(),
});

/** A whole document. */
export const doc = z.object({
  ...textRecord.shape,
  ...nameRecord.shape,
  entities: table(entity),
  relations: table(relation),
  confirmed: table(scope),
});

/** What zod cannot see of a text: sentences past its end. Null when all is well. */
export function textFault({ text, sentences }: Pick<Doc, "text" | "sentences">): string | null {
  const beyond = sentences.find(({ end }) => end > text.length);
  return beyond
    ? t("sentence {id} ends at {end}, past the text ({length})", {
        id: beyond.id,
        end: beyond.end,
        length: text.length,
      })
    : null;
}

/** What zod cannot see of an entity: borders outside the text. */
export const entityFault = ({ start, end }: Entity, text: string): string | null =>
  start >= end || end > text.length ? t("it covers {start} to {end}", { start, end }) : null;

/** What zod cannot see of a relation: an end that is not among the entities. */
export function relationFault({ head, tail }: Relation, entities: Doc["entities"]): string | null {
  const end = [head, tail].find((id) => !Object.hasOwn(entities, id));
  return end === undefined ? null : t("it ends in {end}, which is not there", { end });
}
