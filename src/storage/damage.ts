import type { z } from "zod";
import { firstFault } from "../language/valueFault.ts";

/** What of the stored records could not be read, a line each. */
export interface Damage {
  readonly lines: readonly string[];
  /** Names what is wrong with something. */
  report(name: string, fault: string): void;
  /** The record, or null when it has not the shape it should have: that is reported. */
  check<T>(schema: z.ZodType<T>, record: unknown, name: string): T | null;
}

/** An empty list of damages. */
export function damageList(): Damage {
  const lines: string[] = [];
  const report = (name: string, fault: string) => void lines.push(`${name}: ${fault}`);
  return {
    lines,
    report,
    check: (schema, record, name) => {
      const result = schema.safeParse(record);
      if (result.success) return result.data;
      const { field, fault } = firstFault(result.error);
      report(name, field === "" ? fault : `${field}: ${fault}`);
      return null;
    },
  };
}
