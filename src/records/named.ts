import { z } from "zod";

/** A table by names that people chose: zod's own tables leave out what is named `__proto__`. */
export const named = <T>(value: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> =>
  z.preprocess(entriesOf, z.array(z.tuple([z.string(), value]))).transform(tableOf<T>);

const entriesOf = (given: unknown): unknown =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? Object.entries(given)
    : given;

const tableOf = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries(entries);
