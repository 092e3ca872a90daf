import { z } from "zod";
import { MOST_HELD_OUT } from "../core/learn/heldOut.ts";
import { BUNDLED_NAMES } from "../core/lifecycle/bundled.ts";
import { BACKENDS } from "../core/lifecycle/openModel.ts";
import { entity, nameRecord, relation, sentence, table, textRecord } from "../records/docRecord.ts";
import { mentions } from "../records/mentionsRecord.ts";
import { schema, scope } from "../records/schemaRecord.ts";
import { studies } from "../records/studyRecord.ts";

/** What a row of each of the tables of annotations holds. */
export const rowValues = { entities: entity, relations: relation, confirmed: scope };

const packedSentences = z.object({
  ids: z.array(z.string()).nullable(),
  numbers: z.instanceof(Int32Array),
});
/** Sentences as they are written now, or one by one, as they were before version 5. */
const sentences = z.union([packedSentences, z.array(sentence)]);

/** What is stored of a text. */
export const storedText = z.object({ ...textRecord.shape, sentences });

const known = z.array(z.object({ scope, ids: z.array(z.string()) }));
/** What the sentences of a document know that came whole. */
export const storedKnown = z.object({ doc: z.string(), known });

/** A document that a step brings back. */
export const storedWhole = z.object({
  ...storedText.shape,
  ...nameRecord.shape,
  entities: table(entity),
  relations: table(relation),
  known,
});

export const schemaRecord = z.object({ id: z.literal("schema"), schema });
export const mentionsRecord = z.object({ id: z.literal("mentions"), mentions });

const seconds = z.number().nonnegative();

/** When, and how much was confirmed then. */
const backupCount = { at: z.number(), confirmed: z.number().int().nonnegative() };

/** Each setting by its name; a record holds one of them. */
export const settingValues = {
  backend: z.enum(BACKENDS),
  theme: z.enum(["system", "light", "dark"]),
  language: z.enum(["auto", "en", "de"]),
  activeDoc: z.string().nullable(),
  modelVersion: z.string().nullable(),
  addedModel: z.string().nullable(),
  bundled: z.enum(BUNDLED_NAMES),
  asksReading: z.boolean(),
  isBegunEmpty: z.boolean(),
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
  backup: z
    .object({
      ...backupCount,
      isMade: z.boolean(),
      made: z.object(backupCount).exactOptional(),
    })
    .nullable(),
};
