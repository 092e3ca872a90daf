import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { ORDERS } from "../../src/core/review/queue/orderQueue.ts";

const figure = z.number().nullable();

/** How a model does that was trained on the first sentences of an order. */
const point = z.object({
  /** A hash of all that decided it, but the code. */
  of: z.string(),
  set: z.string(),
  order: z.enum(ORDERS),
  seed: z.number(),
  /** It was trained on so many; 0: not at all, types are read from their names. */
  sentences: z.number(),
  /** F1 in percent. */
  entities: figure,
  macro: figure,
  relations: figure,
  strict: figure,
  /** What those sentences hold. */
  words: z.number(),
  spans: z.number(),
  steps: z.number(),
  /** Of the training, and of reading the pool after it. */
  seconds: z.number(),
  reading: z.number(),
  device: z.string(),
  /** Places in the pool of all that is gone through by the next point. */
  chosen: z.array(z.number()),
});
export type Point = z.infer<typeof point>;

/** The finished points of a file of JSON lines; a line that a kill cut off is none. */
export function pointsIn(file: string): Point[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return point.safeParse(JSON.parse(line)).data ?? [];
      } catch {
        return [];
      }
    });
}
