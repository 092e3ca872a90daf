import { z } from "zod";
import type { BestSoFar } from "../core/learn/earlyStopping.ts";
import type { TrainCurve } from "../core/lifecycle/trainCurve.ts";

/** What is stored with each checkpoint of a training. */
export interface TrainingNote {
  readonly steps: number;
  readonly curve: TrainCurve;
  readonly best: BestSoFar;
  /** That it took up to there. */
  readonly seconds: number;
}

const number = z.number();
const score = number.nullable();
const shape = z.object({
  steps: number,
  curve: z.object({
    steps: z.array(
      z.object({
        step: number,
        losses: z.object({ total: number }).catchall(number),
        rates: z.object({ encoder: number, heads: number }).optional(),
      }),
    ),
    epochs: z.array(
      z.object({
        epoch: number,
        step: number,
        sentences: number,
        entities: score,
        relations: score,
        f1: score,
        usedToStop: z.boolean(),
      }),
    ),
  }),
  best: z.object({ f1: score, epoch: score, since: number }),
  seconds: number,
});

/** A note as text. */
export const formatNote = (note: TrainingNote): string => JSON.stringify(note);

/** The note of a text; null where there is none that can be read. */
export function parseNote(text: string | undefined): TrainingNote | null {
  if (text === undefined) return null;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
