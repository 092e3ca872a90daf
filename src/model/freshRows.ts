import type { ModelTypes, TypeNames } from "../core/types/modelTypes.ts";
import type { ReadingModel } from "./model.ts";
import { embeddingsOf, joinedEmbedding, nameStates } from "./nameEmbeddings.ts";
import { rowsOf } from "./rowMaps.ts";

/** Rows of types that a model has not learnt yet, by type: weights, then the bias. */
export interface FreshRows {
  readonly entities: ReadonlyMap<string, Float32Array>;
  readonly relations: ReadonlyMap<string, Float32Array>;
}

export const NO_ROWS: FreshRows = { entities: new Map(), relations: new Map() };

/** The names of a type: its own and those that the user gave beside it. */
export const namesOf = ({ verbose, also = [] }: TypeNames): readonly string[] => [verbose, ...also];

/** Rows for the types that a model lacks, from their names; none where it has no maps for that. */
export async function freshRows(model: ReadingModel, types: ModelTypes): Promise<FreshRows> {
  const { rowMaps } = model;
  if (!rowMaps) return NO_ROWS;
  const rows = async (kind: "entities" | "relations") => {
    const fresh = Object.entries<TypeNames>(types[kind]).filter(
      ([name]) => !Object.hasOwn(model.types[kind], name),
    );
    const names = fresh.map(([, of]) => namesOf(of));
    const states = await nameStates(model, names.flat());
    const embeddings = embeddingsOf(states, rowMaps.center.data);
    const joined = names.map(({ length }) => joinedEmbedding(embeddings.splice(0, length)));
    const map = rowMaps[kind === "entities" ? "entity" : "relation"];
    const size = map.bias.data.length;
    const values = rowsOf(map, joined);
    return new Map(fresh.map(([name], i) => [name, values.slice(i * size, (i + 1) * size)]));
  };
  return { entities: await rows("entities"), relations: await rows("relations") };
}
