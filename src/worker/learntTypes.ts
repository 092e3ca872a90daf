import type { Example } from "../core/learn/example.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import type { Model } from "../model/model.ts";
import { keptRows } from "../model/newHeads.ts";

/** Of a request to train, what decides which types are learnt. */
interface Asked {
  readonly examples: readonly Example[];
  readonly heldOut?: readonly Example[];
  readonly types: ModelTypes;
  readonly renamed: RenamedTypes;
}

/**
 * The types that a training teaches: those of the model, and new ones. One that the model reads from
 * its name, and that has no example, stays known by its name only: to train it would unlearn it.
 */
export function learntTypes(model: Model, { examples, heldOut = [], types, renamed }: Asked) {
  if (!model.rowMaps) return types;
  const change = { before: model.types, after: types, renamed };
  const learnt = <T>(kind: "entities" | "relations", table: Readonly<Record<string, T>>) => {
    const used = new Set([...examples, ...heldOut].flatMap((one) => one[kind].map((x) => x.type)));
    const rows = keptRows(kind, change);
    return Object.fromEntries(
      Object.entries(table).filter(([name], i) => rows[i] >= 0 || used.has(name)),
    );
  };
  return {
    entities: learnt("entities", types.entities),
    relations: learnt("relations", types.relations),
  };
}
