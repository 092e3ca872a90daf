import { z } from "zod";

const figure = z.number().nullable();

/** What a model says of the sentences of a trial. */
const trialResult = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("gold"), entities: figure, relations: figure, strict: figure }),
  z.object({
    kind: z.literal("kept"),
    before: z.number(),
    kept: z.number(),
    /** In percent of those there were. */
    entitiesKept: figure,
    relationsKept: figure,
    added: z.number(),
  }),
]);
export type TrialResult = z.infer<typeof trialResult>;

/** One training, and what it gave, by the names of the trials. */
export const result = z.object({
  /** A hash of all that decided it. */
  of: z.string(),
  /** The bundled model that was trained. */
  model: z.string(),
  /** Of the experiment. */
  id: z.string(),
  title: z.string(),
  variant: z.string(),
  seed: z.number(),
  steps: z.number(),
  seconds: z.number(),
  device: z.string(),
  date: z.string(),
  trials: z.record(z.string(), trialResult),
});
export type Result = z.infer<typeof result>;
