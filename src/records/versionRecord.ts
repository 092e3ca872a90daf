import { z } from "zod";
import { BUNDLED_NAMES } from "../core/lifecycle/bundled.ts";
import type { Evidence, ModelVersion } from "../core/lifecycle/modelVersion.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { named } from "./named.ts";
import { scope } from "./schemaRecord.ts";

const count = z.number().int().nonnegative();
const share = z.number().nullable();
const score = z.object({ precision: share, recall: share, f1: share });
const task = z.object({ micro: score, macro: score, types: named(score) });
const scores = z.object({ entities: task, relations: task, relationsStrict: task });

/** Scores before and after a training. */
export const scoresRecord = z.object({ before: scores, after: scores, sentences: count });

const typeNames = z.object({
  short: z.string(),
  verbose: z.string(),
  also: z.array(z.string()).exactOptional(),
});
export const types = z.object({
  entities: named(typeNames),
  relations: named(typeNames.extend({ symmetric: z.boolean() })),
});

export const renamedRecord = z.object({
  entities: named(z.string()),
  relations: named(z.string()),
});

const changes = z.object({
  before: count,
  kept: count,
  lost: count,
  retyped: count,
  added: count,
  types: named(z.object({ before: count, kept: count })),
});

/** Where a model lies. */
export const sourceRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("bundled"), name: z.enum(BUNDLED_NAMES) }),
  z.object({ kind: z.literal("version"), id: z.string() }),
  z.object({ kind: z.literal("added"), id: z.string() }),
]) satisfies z.ZodType<ModelSource>;

export const recipeRecord = z.object({
  epochs: count,
  batch: count,
  // Before there was a choice, each step was one part, and embeddings stayed with layers alone.
  accumulate: count.default(1),
  rehearsed: count,
  frozenLayers: count,
  freezeEmbeddings: z.boolean().default(false),
  lr: z.number(),
  headLr: z.number(),
  seed: z.number().int(),
  negativeEntities: count,
  negativeRelations: count,
});

export const estimate = z.object({
  value: share,
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});

/** How a model was made. */
export const makingRecord = z.object({
  parent: z.object({
    source: sourceRecord,
    name: z.string(),
    weights: z.string().nullable(),
    licence: z.string().exactOptional(),
  }),
  weights: z.string().nullable(),
  types,
  renamed: renamedRecord,
  data: z.object({
    hash: z.string(),
    trained: count,
    heldOut: count,
    labels: z.object({ entities: named(count), relations: named(count) }),
    taught: count,
    watched: count,
    inherited: count,
    isLineageKnown: z.boolean(),
  }),
  recipe: recipeRecord,
  steps: count,
  stopped: z.boolean(),
  seconds: z.number(),
  device: z.string(),
  stability: z.object({ sentences: count, entities: changes, relations: changes }).nullable(),
  f1: z.object({ entities: estimate, relations: estimate, sentences: count }).exactOptional(),
  rule: z
    .object({
      share: z.number(),
      seed: z.number(),
      by: z.enum(["sentences", "documents"]),
      barred: count,
    })
    .exactOptional(),
  chosen: z.object({ epoch: count, isEarly: z.boolean() }).exactOptional(),
}) satisfies z.ZodType<ModelVersion["made"]>;

/** Contents of a version's `version.json`; before it told how the model was made it had no `made`. */
export const versionRecord = z.object({
  name: z.string(),
  createdAt: z.number(),
  scores: scoresRecord.nullable(),
  // What cannot be read of it is not known; the model is there all the same.
  made: makingRecord.optional().catch(undefined),
});

export type VersionRecord = z.infer<typeof versionRecord>;

/** What the user calls a version now, in a file beside it. */
export const labelRecord = z.object({ name: z.string(), note: z.string() });

const mark = z.object({ words: z.string(), labels: z.string() });
const losses = named(z.number()).refine((of): of is Readonly<Record<"total", number>> =>
  Object.hasOwn(of, "total"),
);

export const span = z.object({ type: z.string(), start: count, end: count });
export const pair = z.object({ type: z.string(), head: count, tail: count });
export const prediction = z.object({
  entities: z.array(span.extend({ score: z.number(), boundaryScore: z.number() })),
  relations: z.array(pair.extend({ score: z.number() })),
});
export const exampleRecord = z.object({
  id: z.string(),
  words: z.array(z.string()),
  entities: z.array(span),
  relations: z.array(pair),
  known: scope.exactOptional(),
});
export const judged = z.object({
  example: exampleRecord,
  before: prediction,
  after: prediction,
  usedToStop: z.literal(true).exactOptional(),
});

/** The large part of what is stored with a version. */
export const evidenceRecord = z.object({
  trained: z.array(mark),
  heldOut: z.array(mark),
  taught: z.array(z.string()),
  watched: z.array(z.string()),
  inherited: z.array(z.string()),
  judged: z.array(judged),
  curve: z.object({
    steps: z.array(
      z.object({
        step: count,
        losses,
        rates: z.object({ encoder: z.number(), heads: z.number() }).exactOptional(),
      }),
    ),
    epochs: z.array(
      z.object({
        epoch: count,
        step: count,
        sentences: count,
        entities: share,
        relations: share,
        f1: share,
        usedToStop: z.boolean(),
      }),
    ),
  }),
}) satisfies z.ZodType<Evidence>;
