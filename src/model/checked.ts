import type { z } from "zod";
import { firstFault } from "../language/valueFault.ts";

/** What a schema makes of JSON. @throws Error that names the file, the first wrong field and its fault */
export function checked<T extends z.ZodType>(schema: T, json: unknown, file: string): z.infer<T> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const { field, fault } = firstFault(result.error);
  throw new Error(`${[file, field].filter(Boolean).join(", ")}: ${fault}`);
}
