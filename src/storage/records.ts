import { z } from "zod";
import type { Doc } from "../core/document.ts";

const table = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const offset = z.number().int().nonnegative();
const score = z.number().nullable();
const status = z.enum(["suggested", "confirmed", "rejected"]);

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
  score,
  fragments: z.array(z.tuple([offset, offset])).exactOptional(),
});
const relation = z.object({
  id: z.string(),
  head: z.string(),
  tail: z.string(),
  type: z.string(),
  status,
  score,
});
const type = z.object({
  name: z.string(),
  short: z.string(),
  verbose: z.string(),
  formerNames: z.array(z.string()),
});
const schema = z.object({
  entities: z.array(type),
  relations: z.array(type.extend({ symmetric: z.boolean() })),
});

/** The part of a document that never changes. */
export const textRecord = z.object({
  id: z.string(),
  text: z.string(),
  sentences: z.array(sentence),
  createdAt: z.number(),
});

/** The part of a document that edits change. */
export const annotationsRecord = z.object({
  id: z.string(),
  name: z.string(),
  entities: table(entity),
  relations: table(relation),
  confirmed: table(z.literal(true)),
});

export const schemaRecord = z.object({ id: z.literal("schema"), schema });

const doc = z.object({ ...textRecord.shape, ...annotationsRecord.shape });
const docEdit = z.object({
  name: z.string().exactOptional(),
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
});

/** Each setting by its name; a record holds one of them. */
export const settingValues = {
  backend: z.enum(["auto", "webgpu", "wasm"]),
  theme: z.enum(["system", "light", "dark"]),
  activeDoc: z.string().nullable(),
  modelVersion: z.string().nullable(),
  stepSeconds: table(z.number().positive()),
  keys: table(z.array(z.string())),
  arcs: z.enum(["all", "focus"]),
};

/** What zod cannot see: borders inside the text, relations with both ends. Null when all is well. */
export function docFault({ text, sentences, entities, relations }: Doc): string | null {
  const beyond = sentences.find(({ end }) => end > text.length);
  if (beyond) return `sentence ${beyond.id} ends at ${beyond.end}, past the text (${text.length})`;
  for (const { id, start, end } of Object.values(entities)) {
    if (start >= end || end > text.length) return `entity ${id} covers ${start} to ${end}`;
  }
  for (const { id, head, tail } of Object.values(relations)) {
    const end = [head, tail].find((e) => !Object.hasOwn(entities, e));
    if (end !== undefined) return `relation ${id} ends in ${end}, which is not there`;
  }
  return null;
}

/** What is wrong with a record, in one line. */
export function faultOf({ issues: [issue] }: z.ZodError): string {
  return `${issue.path.join(".") || "record"}: ${issue.message}`;
}
