import { z } from "zod";
import type { HeldOutRule } from "../core/learn/heldOut.ts";
import { BUNDLED_NAMES } from "../core/lifecycle/bundled.ts";
import type { JobId, ModelSource } from "../core/lifecycle/openModel.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import type { TrainingPlan } from "./trainingPlan.ts";

/** What is stored of a training when it begins. */
export interface TrainingRecord {
  readonly job: JobId;
  readonly createdAt: number;
  /** Where the model lies that it began from, and which one that was. */
  readonly source: ModelSource;
  readonly print: string | null;
  readonly plan: TrainingPlan;
}

const strings = z.array(z.string());
const tables = z.looseObject({ entities: z.looseObject({}), relations: z.looseObject({}) });
/** Kept as they were read: a name may be that of what every object has. */
const types = z.custom<ModelTypes>((value) => tables.safeParse(value).success);
const renamed = z.custom<RenamedTypes>((value) => tables.safeParse(value).success);
const example = z.object({
  id: z.string(),
  words: strings,
  entities: z.array(z.object({ type: z.string(), start: z.number(), end: z.number() })),
  relations: z.array(z.object({ type: z.string(), head: z.number(), tail: z.number() })),
  known: z.object({ entities: strings, relations: strings }).exactOptional(),
});
const sentence = z.object({
  source: z.union([z.literal("bundled"), z.object({ doc: z.string(), sentence: z.string() })]),
  words: strings,
});
const number = z.number();
const recipe = z.object({
  epochs: number,
  batch: number,
  rehearsed: number,
  frozenLayers: number,
  lr: number,
  headLr: number,
  seed: number,
  negativeEntities: number,
  negativeRelations: number,
});
const own = z.object({
  epochs: number.exactOptional(),
  batch: number.exactOptional(),
  rehearsed: number.exactOptional(),
  frozenLayers: number.exactOptional(),
  lr: number.exactOptional(),
  headLr: number.exactOptional(),
  seed: number.exactOptional(),
});
const record = z.object({
  job: z.templateLiteral(["job:", z.string()]),
  createdAt: number,
  source: z.union([
    z.object({ kind: z.literal("bundled"), name: z.enum(BUNDLED_NAMES) }),
    z.object({ kind: z.literal("version"), id: z.string() }),
  ]),
  print: z.string().nullable(),
  plan: z.object({
    request: z.object({
      examples: z.array(example),
      heldOut: z.array(example),
      rule: z
        .custom<HeldOutRule>((value) => z.looseObject({}).safeParse(value).success)
        .exactOptional(),
      types,
      renamed,
      recipe: own,
      unreviewed: z.array(sentence),
      onScreen: z.array(z.object({ id: z.string(), words: strings })),
    }),
    recipe,
    taught: z.array(sentence),
    watched: z.array(sentence),
  }),
});

/** A record as text. */
export const formatRecord = (of: TrainingRecord): string => JSON.stringify(of);

/** The record of a text; null where it cannot be read. */
export function parseRecord(text: string): TrainingRecord | null {
  try {
    return record.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
