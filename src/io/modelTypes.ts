import { z } from "zod";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { ImportError } from "./importError.ts";
import { firstFault, parseJson } from "./readJson.ts";

const names = z.object({ short: z.string(), verbose: z.string() });
const file = z.object({
  entities: z.record(z.string(), names),
  relations: z.record(z.string(), names.extend({ symmetric: z.boolean() })),
});

// Objects list keys like "7" before others: the order of the rows would be lost.
const UNFIT_NAME = /^(\s*|0|[1-9]\d*)$/;

/** Reads a `types.json`. */
export function parseModelTypes(text: string, fileName = "types.json"): ModelTypes {
  const parsed = file.safeParse(parseJson(text, fileName));
  if (!parsed.success) {
    const { field, fault } = firstFault(parsed.error);
    throw new ImportError(fileName, { field }, fault);
  }
  for (const [kind, table] of Object.entries(parsed.data)) {
    const name = Object.keys(table).find((key) => UNFIT_NAME.test(key));
    const fault = "the name of a type must not be empty or a whole number";
    if (name !== undefined) throw new ImportError(fileName, { field: `${kind}["${name}"]` }, fault);
  }
  return parsed.data;
}

/** Writes a `types.json`; key order is kept, and what relations may link is not in it. */
export function formatModelTypes({ entities, relations }: ModelTypes): string {
  const plain = Object.entries(relations).map(([name, { short, verbose, symmetric }]) => [
    name,
    { short, verbose, symmetric },
  ]);
  return `${JSON.stringify({ entities, relations: Object.fromEntries(plain) }, null, 1)}\n`;
}
