import { z } from "zod";
import { isRecord } from "../isRecord.ts";

/** A document; its mentions and labels are looked at one by one. */
export const docredRecord = z.object({
  title: z.string().nullish(),
  sents: z.array(z.array(z.string())),
  vertexSet: z.array(z.array(z.unknown())),
  labels: z.array(z.unknown()).nullish(),
});
export type DocredRecord = z.infer<typeof docredRecord>;

/** A mention of a thing: words of one sentence, the end exclusive. */
export const mention = z.object({
  name: z.string().nullish(),
  type: z.string().nullish(),
  sent_id: z.int().min(0),
  pos: z.tuple([z.int().min(0), z.int().min(0)]),
});

/** A relation between two things, by their numbers. */
export const docredLabel = z.object({ r: z.string(), h: z.int().min(0), t: z.int().min(0) });

/** Fields that are read; the others are metadata. */
export const OWN: ReadonlySet<string> = new Set(["title", "sents", "vertexSet", "labels"]);

/** Whether a record is a document of DocRED for sure. */
export const isDocred = (value: unknown): boolean =>
  isRecord(value) && Array.isArray(value.sents) && "vertexSet" in value;

/** Whether a value names relations: `{"P6": "head of government"}`. */
export const isRelationNames = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, name]) => /^P\d+$/.test(key) && typeof name === "string");
