import { z } from "zod";
import type { Example } from "../core/learn/example.ts";
import type { JobId, ModelSource } from "../core/lifecycle/openModel.ts";
import { t } from "../language/words.ts";
import { heldOutRule, rehearsalSentence } from "../records/reportRecord.ts";
import { exampleRecord, renamedRecord, sourceRecord, types } from "../records/versionRecord.ts";
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

const whole = z.number().int();
const atLeast = (least: number) => whole.min(least);
const rate = z.number().nonnegative();
const recipe = z.object({
  epochs: atLeast(1),
  batch: atLeast(1),
  accumulate: atLeast(1).default(1),
  rehearsed: atLeast(0),
  frozenLayers: atLeast(0),
  freezeEmbeddings: z.boolean().default(false),
  lr: rate,
  headLr: rate,
  seed: whole,
  negativeEntities: atLeast(0),
  negativeRelations: atLeast(0),
});
const { epochs, batch, rehearsed, frozenLayers, lr, headLr, seed } = recipe.shape;
const own = z.object({
  epochs: epochs.exactOptional(),
  batch: batch.exactOptional(),
  accumulate: atLeast(1).exactOptional(),
  rehearsed: rehearsed.exactOptional(),
  frozenLayers: frozenLayers.exactOptional(),
  freezeEmbeddings: z.boolean().exactOptional(),
  lr: lr.exactOptional(),
  headLr: headLr.exactOptional(),
  seed: seed.exactOptional(),
});
const request = z
  .object({
    examples: z.array(exampleRecord),
    heldOut: z.array(exampleRecord),
    rule: heldOutRule.exactOptional(),
    types,
    renamed: renamedRecord,
    recipe: own,
    unreviewed: z.array(rehearsalSentence),
    onScreen: z.array(z.object({ id: z.string(), words: z.array(z.string()) })),
  })
  .refine(fits, { error: () => t("labels that are not within their sentence, or of no type") });
const record = z.object({
  job: z.templateLiteral(["job:", z.string()]),
  createdAt: z.number(),
  source: sourceRecord,
  print: z.string().nullable(),
  plan: z.object({
    request,
    recipe,
    taught: z.array(rehearsalSentence),
    watched: z.array(rehearsalSentence),
  }),
});

/** Whether every label of an example is of a type that is taught, and of words that are there. */
function fits({
  examples,
  heldOut,
  types,
}: Pick<TrainingPlan["request"], "examples" | "heldOut" | "types">): boolean {
  const isWhole = ({ words, entities, relations }: Example) =>
    entities.every(({ start, end }) => start < end && end <= words.length) &&
    relations.every(({ head, tail }) => head < entities.length && tail < entities.length);
  return (
    [...examples, ...heldOut].every(isWhole) &&
    examples.every(
      ({ entities, relations }) =>
        entities.every(({ type }) => Object.hasOwn(types.entities, type)) &&
        relations.every(({ type }) => Object.hasOwn(types.relations, type)),
    )
  );
}

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
