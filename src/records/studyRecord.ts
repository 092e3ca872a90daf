import { z } from "zod";
import type { Studies, Study } from "../core/learn/storedStudy.ts";
import type { StudyKind } from "../core/learn/study.ts";
import { t } from "../language/words.ts";
import { exampleRecord, prediction, types } from "./versionRecord.ts";

const place = z.number().int().nonnegative();
const share = z.number();

const reading = z.object({
  prediction,
  probabilities: z.array(z.array(share)).exactOptional(),
  entities: z.array(z.object({ own: share, none: share }).nullable()),
  relations: z.array(share.nullable()),
});

/** What of it was chosen. */
export const recipe = z.object({
  epochs: place.exactOptional(),
  batch: place.exactOptional(),
  accumulate: place.exactOptional(),
  rehearsed: place.exactOptional(),
  frozenLayers: place.exactOptional(),
  freezeEmbeddings: z.boolean().exactOptional(),
  lr: share.exactOptional(),
  headLr: share.exactOptional(),
  seed: z.number().int().exactOptional(),
  negativeEntities: place.exactOptional(),
  negativeRelations: place.exactOptional(),
});

const studyOf = <K extends StudyKind>(kind: K) =>
  z
    .object({
      kind: z.literal(kind),
      key: z.string(),
      at: z.number(),
      model: z.string(),
      modelKey: z.string(),
      seen: place.nullable(),
      recipe,
      types,
      examples: z.array(exampleRecord),
      plan: z.object({
        kind: z.literal(kind),
        folds: place,
        trainings: z.array(
          z.object({ train: z.array(place), read: z.array(place), share: z.number() }),
        ),
      }),
      done: z.array(z.object({ training: place, readings: z.array(reading) })),
    })
    .refine(fits, {
      error: () => t("a study whose readings are not those of its plan"),
    }) satisfies z.ZodType<Study>;

/** Whether every place that is named is there. */
function fits({ plan, examples, done }: Pick<Study, "plan" | "examples" | "done">): boolean {
  const isThere = (i: number) => i < examples.length;
  return (
    plan.trainings.every(({ train, read }) => train.every(isThere) && read.every(isThere)) &&
    done.every(
      ({ training, readings }) => plan.trainings[training]?.read.length === readings.length,
    )
  );
}

/** The studies of a project. */
export const studies = z.object({
  crossValidation: studyOf("crossValidation").exactOptional(),
  learningCurve: studyOf("learningCurve").exactOptional(),
}) satisfies z.ZodType<Studies>;
