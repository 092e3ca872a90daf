import type { ModelTypes } from "../core/types/modelTypes.ts";
import { isModelTypes, parseModelTypes } from "../io/modelTypes.ts";

const NONE = /^(?:none|no[ _-]?entity|no[ _-]?relation)$/i;

/**
 * The types that a checkpoint's config.json names, in the order of the rows: as a `types.json` would,
 * under `types` or by themselves, or as lists of names; null where it names none.
 *
 * @throws ImportError where they are malformed
 */
export function typesInConfig(
  config: Readonly<Record<string, unknown>>,
  file: string,
): ModelTypes | null {
  for (const table of [config.types, config])
    if (isModelTypes(table)) return parseModelTypes(JSON.stringify(table), file);
  const [entities, relations] = [config.entity_types, config.relation_types].map(namesIn);
  if (!entities || !relations) return null;
  return {
    entities: Object.fromEntries(entities.map((name) => [name, { short: name, verbose: name }])),
    relations: Object.fromEntries(
      relations.map((name) => [name, { short: name, verbose: name, symmetric: false }]),
    ),
  };
}

/** A list of different names, without the name of none. */
function namesIn(value: unknown): string[] | null {
  if (!Array.isArray(value) || !value.every((name) => typeof name === "string")) return null;
  const names = value.filter((name) => !NONE.test(name) && name.trim() !== "");
  return new Set(names).size === names.length ? names : null;
}
