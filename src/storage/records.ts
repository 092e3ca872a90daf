import { z } from "zod";
import { MOST_HELD_OUT } from "../core/learn/heldOut.ts";
import { BUNDLED_NAMES } from "../core/lifecycle/bundled.ts";
import { BACKENDS } from "../core/lifecycle/openModel.ts";
import { doc, entity, relation, sentence, table } from "../records/docRecord.ts";
import { schema, scope } from "../records/schemaRecord.ts";
import { studies } from "../records/studyRecord.ts";

/** What a row of each of the tables of annotations holds. */
export const rowValues = { entities: entity, relations: relation, confirmed: scope };

export const schemaRecord = z.object({ id: z.literal("schema"), schema });

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
});

export const historyRecord = z.object({
  seq: z.number().int(),
  stack: z.enum(["undo", "redo"]),
  name: z.string(),
  edit,
  doc: z.string().nullable(),
  at: z.number(),
});

const seconds = z.number().nonnegative();

/** Each setting by its name; a record holds one of them. */
export const settingValues = {
  backend: z.enum(BACKENDS),
  theme: z.enum(["system", "light", "dark"]),
  activeDoc: z.string().nullable(),
  modelVersion: z.string().nullable(),
  bundled: z.enum(BUNDLED_NAMES),
  asksReading: z.boolean(),
  speeds: table(z.object({ around: seconds, step: seconds, word: seconds, reading: seconds })),
  keys: table(z.array(z.string())),
  arcs: z.enum(["all", "focus"]),
  lines: table(z.enum(["roomy", "veryRoomy"])),
  heldOut: z.object({
    share: z.number().int().min(0).max(MOST_HELD_OUT),
    seed: z.number().int(),
    by: z.enum(["sentences", "documents"]),
  }),
  studies,
  tellsTrained: z.boolean(),
  failedDoc: z.string().nullable(),
};
