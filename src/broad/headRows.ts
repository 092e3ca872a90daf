import type { NamedArray } from "../io/safetensors.ts";
import { PAIR_HEADS, SPAN_HEADS } from "../model/heads/heads.ts";
import { columnsOf, headShapes, type ModelShape } from "../model/parameters.ts";
import { type AffineMap, type RowMaps, rowMapWeights, rowsOf } from "../model/rowMaps.ts";
import type { Weights } from "../model/weights.ts";

/** Embeddings of the names of the types that have the first rows of the heads, [H] each. */
export interface Embedded {
  readonly entities: readonly Float32Array[];
  readonly relations: readonly Float32Array[];
}

/** A head of types: its tensors, its map, and the row at which its types begin. */
const HEADS = [
  { head: SPAN_HEADS[0], map: "entity", kind: "entities", first: 1 },
  { head: PAIR_HEADS[0], map: "relation", kind: "relations", first: 0 },
] as const;

/**
 * The heads of a step: rows of types from their names, the others as they are. The row of none is
 * zero: a softmax knows only differences. Rows without a type are zero too.
 *
 * @param others the tensors of heads without types, and of the width embedding
 */
export function headsFromNames(
  maps: RowMaps,
  embedded: Embedded,
  others: Weights,
  shape: ModelShape,
): Weights {
  const heads = new Map(others);
  const shapes = headShapes(shape);
  for (const { head, map, kind, first } of HEADS) {
    const dims = shapes.get(`${head.weights}.weight`) as number[];
    const [rows, columns] = dims;
    const size = maps[map].bias.data.length;
    const weight = new Float32Array(rows * columns);
    const bias = new Float32Array(columnsOf(head, shape));
    const values = rowsOf(maps[map], embedded[kind]);
    embedded[kind].forEach((_, type) => {
      const row = values.subarray(type * size, (type + 1) * size);
      weight.set(row.subarray(0, size - 1), (first + type) * columns);
      bias[first + type] = row[size - 1];
    });
    heads.set(`${head.weights}.weight`, { shape: dims, data: weight });
    heads.set(`${head.weights}.bias`, { shape: [rows], data: bias });
  }
  return heads;
}

/** Gradients of the maps and of the other heads, from those of the heads. */
export function mapGradients(
  maps: RowMaps,
  embedded: Embedded,
  gradients: Weights,
): Map<string, Float32Array> {
  const typed = new Set<string>(
    HEADS.flatMap(({ head }) => [`${head.weights}.weight`, `${head.weights}.bias`]),
  );
  const result = new Map(
    [...gradients].flatMap(([name, { data }]) => (typed.has(name) ? [] : [[name, data] as const])),
  );
  const { center: _, ...both } = maps;
  const changed: Partial<Record<"entity" | "relation", AffineMap>> = {};
  for (const { head, map, kind, first } of HEADS) {
    const { shape, data } = gradients.get(`${head.weights}.weight`) as NamedArray;
    const bias = (gradients.get(`${head.weights}.bias`) as NamedArray).data;
    changed[map] = mapGradient(both[map], embedded[kind], (type, r) =>
      r < shape[1] ? data[(first + type) * shape[1] + r] : bias[first + type],
    );
  }
  const named = rowMapWeights({ ...both, ...changed, center: maps.center });
  for (const [name, { data }] of named) if (data !== maps.center.data) result.set(name, data);
  return result;
}

/** d(W n + b): the sum of row gradients times n, and the sum of row gradients. */
function mapGradient(
  { weight, bias }: AffineMap,
  embeddings: readonly Float32Array[],
  rowGradient: (type: number, r: number) => number,
): AffineMap {
  const [size, hidden] = weight.shape;
  const dWeight = new Float32Array(size * hidden);
  const dBias = new Float32Array(size);
  const none = new Float32Array(hidden);
  for (let type = 0; type < embeddings.length; type += 4) {
    const [n0, n1, n2, n3] = [0, 1, 2, 3].map((i) => embeddings[type + i] ?? none);
    const gradient = (i: number, r: number) =>
      type + i < embeddings.length ? rowGradient(type + i, r) : 0;
    for (let r = 0; r < size; r++) {
      const [g0, g1, g2, g3] = [gradient(0, r), gradient(1, r), gradient(2, r), gradient(3, r)];
      dBias[r] += g0 + g1 + g2 + g3;
      const row = dWeight.subarray(r * hidden, (r + 1) * hidden);
      for (let i = 0; i < hidden; i++) row[i] += g0 * n0[i] + g1 * n1[i] + g2 * n2[i] + g3 * n3[i];
    }
  }
  return {
    weight: { shape: weight.shape, data: dWeight },
    bias: { shape: bias.shape, data: dBias },
  };
}
