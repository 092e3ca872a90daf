import type { EntityType, Schema } from "../core/document/document.ts";
import type { InUse } from "../core/report/calibrationBlocks.ts";

/** From which score on the project shows suggestions, by type. */
export function thresholdsInUse({ entities, relations }: Schema): InUse {
  const of = (types: readonly EntityType[]) =>
    new Map(types.map(({ name, suggestFrom = 0 }) => [name, suggestFrom] as const));
  return { entities: of(entities), relations: of(relations) };
}
