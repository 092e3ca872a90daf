import { z } from "zod";
import type { Doc, Entity, Relation } from "../core/document/document.ts";
import { BACKENDS } from "../core/lifecycle/openModel.ts";

const table = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const offset = z.number().int().nonnegative();
const score = z.number().nullable();
const status = z.enum(["suggested", "confirmed", "rejected"]);
const by = z.enum(["model", "user", "import"]);

const sentence = z.object({
  id: z.string(),
  start: offset,
  end: offset,
  words: z.array(z.tuple([offset, offset])),
});
const entity = z.object({
  id: z.string(),
  start: offset,
  end: offset,
  type: z.string(),
  status,
  by,
  score,
  fragments: z.array(z.tuple([offset, offset])).exactOptional(),
});
const relation = z.object({
  id: z.string(),
  head: z.string(),
  tail: z.string(),
  type: z.string(),
  status,
  by,
  score,
});
const type = z.object({
  name: z.string(),
  short: z.string(),
  verbose: z.string(),
  formerNames: z.array(z.string()),
  hue: z.number().exactOptional(),
  key: z.string().exactOptional(),
});
const relationType = type.extend({
  symmetric: z.boolean(),
  heads: z.array(z.string()).exactOptional(),
  tails: z.array(z.string()).exactOptional(),
});
const schema = z.object({
  entities: z.array(type),
  relations: z.array(relationType),
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
});

/** What a row of each of the tables of annotations holds. */
export const rowValues = { entities: entity, relations: relation, confirmed: z.literal(true) };

export const schemaRecord = z.object({ id: z.literal("schema"), schema });

const doc = z.object({
  ...textRecord.shape,
  ...nameRecord.shape,
  entities: table(entity),
  relations: table(relation),
  confirmed: table(z.literal(true)),
});
const docEdit = z.object({
  name: z.string().exactOptional(),
  text: z.string().exactOptional(),
  sentences: z.array(sentence).exactOptional(),
  trashedAt: z.number().nullable().exactOptional(),
  entities: table(entity.nullable()).exactOptional(),
  relations: table(relation.nullable()).exactOptional(),
  confirmed: table(z.literal(true).nullable()).exactOptional(),
});
const edit = z.object({
  docs: table(doc.nullable()).exactOptional(),
  inside: table(docEdit).exactOptional(),
  schema: schema.exactOptional(),
});

export const historyRecord = z.object({
  seq: z.number().int(),
  stack: z.enum(["undo", "redo"]),
  name: z.string(),
  edit,
  doc: z.string().nullable(),
  at: z.number(),
});

/** Each setting by its name; a record holds one of them. */
export const settingValues = {
  backend: z.enum(BACKENDS),
  theme: z.enum(["system", "light", "dark"]),
  activeDoc: z.string().nullable(),
  modelVersion: z.string().nullable(),
  stepSeconds: table(z.number().positive()),
  keys: table(z.array(z.string())),
  arcs: z.enum(["all", "focus"]),
  lines: table(z.enum(["roomy", "veryRoomy"])),
  failedDoc: z.string().nullable(),
};

/** What zod cannot see of a text: sentences past its end. Null when all is well. */
export function textFault({ text, sentences }: Pick<Doc, "text" | "sentences">): string | null {
  const beyond = sentences.find(({ end }) => end > text.length);
  return beyond
    ? `sentence ${beyond.id} ends at ${beyond.end}, past the text (${text.length})`
    : null;
}

/** What zod cannot see of an entity: borders outside the text. */
export const entityFault = ({ start, end }: Entity, text: string): string | null =>
  start >= end || end > text.length ? `it covers ${start} to ${end}` : null;

/** What zod cannot see of a relation: an end that is not among the entities. */
export function relationFault({ head, tail }: Relation, entities: Doc["entities"]): string | null {
  const end = [head, tail].find((id) => !Object.hasOwn(entities, id));
  return end === undefined ? null : `it ends in ${end}, which is not there`;
}
