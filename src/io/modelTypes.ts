import { z } from "zod";
import type { ModelTypes, RelationTypeNames, TypeNames } from "../core/types/modelTypes.ts";
import { firstFault } from "../language/valueFault.ts";
import { t } from "../language/words.ts";
import { ImportError } from "./importError.ts";
import { parseJson } from "./readJson.ts";

const names = z.object({
  short: z.string(),
  verbose: z.string(),
  also: z.array(z.string()).exactOptional(),
});
const relationNames = names.extend({ symmetric: z.boolean() });
const file = z.object({ entities: z.unknown(), relations: z.unknown() });

/** Whether a value has the form of a `types.json`, well filled in or not. */
export const isModelTypes = (value: unknown): boolean =>
  isTable(value) &&
  ["entities", "relations"].some((key) => Object.hasOwn(value, key) && isTable(value[key]));

/** Reads a `types.json`. */
export function parseModelTypes(text: string, fileName = "types.json"): ModelTypes {
  const parsed = file.safeParse(parseJson(text, fileName));
  const fault = (field: string, what: string): never => {
    throw new ImportError(fileName, { field }, what);
  };
  if (!parsed.success) {
    const { field, fault: what } = firstFault(parsed.error);
    return fault(field, what);
  }
  const { entities, relations } = parsed.data;
  const types: ModelTypes = {
    entities: tableOf<TypeNames>(entities, names, "entities", fault),
    relations: tableOf<RelationTypeNames>(relations, relationNames, "relations", fault),
  };
  checkOrder(text, types, fault);
  return types;
}

type Fault = (field: string, what: string) => never;

/** Entry by entry: zod's records leave out what is named `__proto__`. */
function tableOf<T>(
  value: unknown,
  schema: z.ZodType<T>,
  kind: string,
  fault: Fault,
): Readonly<Record<string, T>> {
  if (!isTable(value))
    return fault(kind, value === undefined ? t("is missing") : t("is not an object"));
  const entries = Object.entries(value).map(([name, entry]): [string, T] => {
    if (name.trim() === "") fault(`${kind}["${name}"]`, t("the name of a type must not be empty"));
    const parsed = schema.safeParse(entry);
    if (parsed.success) return [name, parsed.data];
    const { field, fault: what } = firstFault(parsed.error);
    return fault([kind, name, field].filter(Boolean).join("."), what);
  });
  return Object.fromEntries(entries);
}

/**
 * Objects list keys like "7" first, whatever the file says: where it has them elsewhere, the order
 * of a model's rows would be lost.
 */
function checkOrder(text: string, types: ModelTypes, fault: Fault): void {
  for (const [kind, table] of Object.entries(types)) {
    const keys = Object.keys(table);
    const number = keys.find((key) => /^(0|[1-9]\d*)$/.test(key));
    if (number === undefined) continue;
    const written = keysIn(text, kind);
    if (keys.some((key, i) => key !== written[i])) {
      fault(`${kind}["${number}"]`, t("types whose name is a whole number must come first"));
    }
  }
}

/** The keys of one table of a file, in the order of the file. */
function keysIn(text: string, table: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  let section = "";
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === "{") depth++;
    else if (token === "}") depth--;
    else if (key && depth === 1) section = JSON.parse(key);
    else if (key && depth === 2 && section === table) keys.push(JSON.parse(key));
  }
  return keys;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Writes a `types.json`; key order is kept, and what relations may link is not in it. */
export function formatModelTypes({ entities, relations }: ModelTypes): string {
  const plain = Object.entries(relations).map(([name, { heads: _, tails: __, ...of }]) => [
    name,
    of,
  ]);
  return `${JSON.stringify({ entities, relations: Object.fromEntries(plain) }, null, 1)}\n`;
}
