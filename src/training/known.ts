import type { Scope } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { UNKNOWN } from "../model/batch.ts";

/** What a sentence says of each type where nothing is labelled: 0, that it is not there, or UNKNOWN. */
export interface Unlabelled {
  /** By entity type [E]; of none, the first, 1: an unlabelled span is none of the known types. */
  readonly entities: readonly number[];
  /** By relation type [R]. */
  readonly relations: readonly number[];
  /** Whether all types are known. */
  readonly allEntities: boolean;
  readonly allRelations: boolean;
}

/** The scope of a sentence, by the indexes of the types. @param known absent: all types */
export function unlabelledIn(known: Scope | undefined, types: ModelTypes): Unlabelled {
  const said = (kind: keyof Scope): number[] => {
    const names = known && new Set(known[kind]);
    return Object.keys(types[kind]).map((name) => (!names || names.has(name) ? 0 : UNKNOWN));
  };
  const [entities, relations] = [said("entities"), said("relations")];
  return {
    entities: [1, ...entities],
    relations,
    allEntities: !entities.includes(UNKNOWN),
    allRelations: !relations.includes(UNKNOWN),
  };
}
