import { z } from "zod";
import type { HeldOutRule } from "../core/learn/heldOut.ts";
import type { RehearsalSentence } from "../core/learn/rehearsalText.ts";
import type { TrainReport } from "../core/lifecycle/trainReport.ts";
import { judged, prediction, scoresRecord, types } from "./versionRecord.ts";

const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative();

/** How held-out sentences were chosen. */
export const heldOutRule = z.object({
  share: z.number(),
  seed: z.number(),
  by: z.enum(["sentences", "documents"]),
  barred: count,
}) satisfies z.ZodType<HeldOutRule>;

/** A sentence of a document, or of the bundled text. */
export const rehearsalSentence = z.object({
  source: z.union([z.literal("bundled"), z.object({ doc: z.string(), sentence: z.string() })]),
  words: z.array(z.string()),
}) satisfies z.ZodType<RehearsalSentence>;

const speed = z.object({
  around: seconds,
  step: seconds,
  word: seconds,
  reading: seconds.nullable(),
});

const report = z.object({
  stopped: z.boolean(),
  steps: count,
  seconds,
  speed: speed.nullable(),
  scores: scoresRecord.nullable(),
  judged: z.array(judged),
  rule: heldOutRule.exactOptional(),
  watched: z.array(rehearsalSentence.extend({ before: prediction, after: prediction })),
  types,
  chosen: z.object({ epoch: count, isEarly: z.boolean() }).exactOptional(),
  split: z.array(z.string()),
  cut: count,
}) satisfies z.ZodType<TrainReport>;

/** The report of a text; null where it cannot be read. */
export function parseReport(text: string): TrainReport | null {
  try {
    return report.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
