import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { ADDITIONS, PAIR_HEADS } from "../model/heads/heads.ts";
import { headShapes, type ModelShape } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";
import type { BroadResult } from "./broadTraining.ts";
import { headsFromNames } from "./headRows.ts";

/** A model's weights for some types, whose rows come from their names; the entity logits' part is 0. */
export function namedModel(
  { encoder, others, maps }: BroadResult,
  embedded: {
    readonly entities: readonly Float32Array[];
    readonly relations: readonly Float32Array[];
  },
  of: ModelShape,
): { readonly weights: Weights; readonly shape: ModelShape } {
  const heads = headsFromNames(maps, embedded, others, of);
  const shape = { ...of, spert: { ...of.spert, additions: ADDITIONS } };
  const shapes = headShapes(shape);
  const weights = new Map([...encoder, ...heads]);
  for (const { weights: name } of PAIR_HEADS) {
    const old = heads.get(`${name}.weight`);
    const dims = shapes.get(`${name}.weight`);
    if (old && dims) weights.set(`${name}.weight`, widened(old, dims));
  }
  return { weights, shape };
}

/** Adds columns of zeros. */
function widened({ shape: [rows, had], data }: NamedArray, shape: readonly number[]): NamedArray {
  const wide = new Float32Array(rows * shape[1]);
  for (let r = 0; r < rows; r++) wide.set(data.subarray(r * had, (r + 1) * had), r * shape[1]);
  return { shape, data: wide };
}

/** The natural names of a model's types, in the order of their rows. */
export const naturalNames = (types: ModelTypes) => ({
  entities: Object.values(types.entities).map(({ verbose }) => verbose),
  relations: Object.values(types.relations).map(({ verbose }) => verbose),
});
