import { z } from "zod";
import { t } from "../../language/words.ts";
import { isRecord } from "../isRecord.ts";

/** One set of results of a task: of an annotator, or of a model. */
export const annotationSet = z.object({
  result: z.array(z.unknown()).nullish(),
  was_cancelled: z.boolean().nullish(),
  skipped: z.boolean().nullish(),
  ground_truth: z.boolean().nullish(),
  score: z.number().nullish(),
});
export type AnnotationSet = z.infer<typeof annotationSet>;

/** A task as it is exported; sets are looked at one by one. */
export const task = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  data: z.custom<Record<string, unknown>>(isRecord, { error: () => t("an object is wanted") }),
  annotations: z.array(z.unknown()).nullish(),
  /** What they were called before version 1. */
  completions: z.array(z.unknown()).nullish(),
  predictions: z.array(z.unknown()).nullish(),
  /** What somebody began and did not hand in. */
  drafts: z.array(z.unknown()).nullish(),
});
export type Task = z.infer<typeof task>;

/** Whether a record is a task: its texts lie in `data`. */
export const isTask = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  isRecord(value.data) &&
  (["annotations", "completions", "predictions"].some((key) => Array.isArray(value[key])) ||
    Object.values(value.data).some((field) => typeof field === "string"));

const minSpan = z.object({ start: z.number(), end: z.number(), labels: z.array(z.string()) });

/** Whether a field of a record holds spans as JSON-MIN has them. */
const isMinSpans = (field: unknown): field is unknown[] =>
  Array.isArray(field) && field.some((item) => minSpan.safeParse(item).success);

/** Whether a record is one of JSON-MIN: a text, and lists of spans by the names of their tags. */
export const isMinRecord = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  Object.values(value).some((field) => typeof field === "string") &&
  Object.values(value).some(isMinSpans);

/** What JSON-MIN says of the one who annotated, and when: nothing of the text. */
const OF_THE_SET = new Set(
  "annotator annotation_id created_at updated_at lead_time agreement".split(" "),
);

/** A record of JSON-MIN as a task. The lists of spans are the results, other fields its data. */
export function taskOfMin(record: Record<string, unknown>): unknown {
  const fields = Object.entries(record);
  const result = fields.flatMap(([name, field]) =>
    isMinSpans(field) ? field.map((value) => ({ type: "labels", from_name: name, value })) : [],
  );
  const data = Object.fromEntries(
    fields.filter(([name, field]) => name !== "id" && !OF_THE_SET.has(name) && !isMinSpans(field)),
  );
  return { id: record.id, data, annotations: [{ result }] };
}
