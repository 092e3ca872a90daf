import { z } from "zod";
import { doc, entity, relation, sentence, table } from "./docRecord.ts";
import { mentions } from "./mentionsRecord.ts";
import { schema, scope } from "./schemaRecord.ts";

const docEdit = z.object({
  name: z.string().exactOptional(),
  text: z.string().exactOptional(),
  sentences: z.array(sentence).exactOptional(),
  trashedAt: z.number().nullable().exactOptional(),
  notAnnotated: scope.nullable().exactOptional(),
  notTrained: z.array(z.string()).nullable().exactOptional(),
  checked: z.array(z.string()).nullable().exactOptional(),
  entities: table(entity.nullable()).exactOptional(),
  relations: table(relation.nullable()).exactOptional(),
  confirmed: table(scope.nullable()).exactOptional(),
});
const edit = z.object({
  docs: table(doc.nullable()).exactOptional(),
  inside: table(docEdit).exactOptional(),
  schema: schema.exactOptional(),
  mentions: mentions.nullable().exactOptional(),
});

/** A step of the history. */
export const stepRecord = z.object({
  seq: z.number().int(),
  stack: z.enum(["undo", "redo"]),
  name: z.string(),
  edit,
  doc: z.string().nullable(),
  at: z.number(),
  /** Ids of the documents that it brings back, which are stored by themselves. */
  brings: z.array(z.string()).exactOptional(),
});
