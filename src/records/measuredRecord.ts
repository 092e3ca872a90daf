import { z } from "zod";
import type { Measured } from "../core/lifecycle/measured.ts";
import { recipe } from "./studyRecord.ts";
import { estimate } from "./versionRecord.ts";

const count = z.number().int().nonnegative();
const number = z.number();
const task = z.enum(["entities", "relations", "relationsStrict"]);
const kind = z.enum(["entities", "relations"]);

/** What makes scores mean what they say. */
export const calibrationRecord = z.object({
  entities: z.object({ temperature: number.positive() }),
  relations: z.object({ temperature: number.positive(), shift: number }),
});

const goldCounts = z.array(z.tuple([z.string(), count]));
const calibration = z.object({
  at: number,
  by: z.enum(["heldOut", "crossValidation"]),
  report: z.object({
    sentences: count,
    calibration: calibrationRecord,
    isFitted: z.object({ entities: z.boolean(), relations: z.boolean() }),
    suggestions: z.array(
      z.object({
        kind,
        sentence: count,
        type: z.string(),
        isRight: z.boolean(),
        raw: number,
        score: number,
        crossed: number,
      }),
    ),
    gold: z.object({ entities: goldCounts, relations: goldCounts }),
  }),
});

const ofAny = {
  basis: z.enum(["parent", "itself"]),
  at: number,
  model: z.string(),
  seen: count.nullable(),
  recipe,
  sentences: count,
  folds: count,
};

const curve = z.object({
  kind: z.literal("learningCurve"),
  ...ofAny,
  points: z.array(
    z.object({
      share: number,
      trained: count,
      sentences: count,
      entities: estimate,
      relations: estimate,
    }),
  ),
  verdict: z
    .object({
      kind: z.enum(["rising", "flat", "noisy"]),
      more: number,
      gain: number,
      low: number,
      high: number,
    })
    .nullable(),
});

const verdict = z.enum(["better", "worse", "not distinguishable"]);
const difference = estimate.extend({ verdict });
const measured = z.object({
  precision: estimate,
  recall: estimate,
  f1: estimate,
  support: count,
  sentences: count,
});
const cross = z.object({
  kind: z.literal("crossValidation"),
  ...ofAny,
  rows: z.array(
    z.object({
      task,
      group: z.union([z.enum(["micro", "macro"]), z.object({ type: z.string() })]),
      compared: z.object({
        before: measured,
        after: measured,
        difference: z.object({ precision: difference, recall: difference, f1: difference }),
      }),
    }),
  ),
});

/** What was measured of a model beside its training. What cannot be read of it is not known. */
export const measuredRecord = z.object({
  calibration: calibration.optional().catch(undefined),
  studies: z.array(z.discriminatedUnion("kind", [curve, cross])).catch([]),
});

/** The same as a model has it. */
export function parseMeasured(json: unknown): Measured {
  const { calibration, studies = [] } = measuredRecord.safeParse(json).data ?? {};
  return { studies, ...(calibration && { calibration }) };
}
