import type { NamedArray } from "../io/safetensors.ts";
import { t } from "../language/words.ts";
import type { SpertConfig } from "./config.ts";
import type { BertConfig } from "./encoders/bertConfig.ts";
import type { Weights } from "./weights.ts";

/**
 * From the embedding n of a type's name to the row of a type in a head: W n + b, of which the first
 * numbers are the row's weights (those of y(s1) and y(s2) left out) and the last one is its bias.
 */
export interface AffineMap {
  /** [row, H] */
  readonly weight: NamedArray;
  /** [row] */
  readonly bias: NamedArray;
}

/** How the rows of types follow from their names, learnt from many types at once. */
export interface RowMaps {
  readonly entity: AffineMap;
  readonly relation: AffineMap;
  /** What all names' states have in common: it is taken off before an embedding is normalised. [H] */
  readonly center: NamedArray;
}

/** Numbers of a type's row in the head of entities, and in that of relations, biases included. */
export function rowSizes({ hidden }: BertConfig, { sizeEmbedding }: SpertConfig) {
  return {
    entity: 2 * hidden + sizeEmbedding + 1,
    relation: 3 * hidden + 2 * sizeEmbedding + 1,
  };
}

const CENTER = "name_center";
const nameOf = (kind: "entity" | "relation", part: "weight" | "bias"): string =>
  `${kind}_rows_of_names.${part}`;

/** Names and shapes of the tensors in a model's file; programs that do not know them ignore them. */
export function rowMapShapes(bert: BertConfig, spert: SpertConfig): Map<string, number[]> {
  const sizes = rowSizes(bert, spert);
  return new Map([
    [CENTER, [bert.hidden]],
    ...(["entity", "relation"] as const).flatMap((kind): [string, number[]][] => [
      [nameOf(kind, "weight"), [sizes[kind], bert.hidden]],
      [nameOf(kind, "bias"), [sizes[kind]]],
    ]),
  ]);
}

/** The tensors of maps, by their names in a file. */
export function rowMapWeights({ entity, relation, center }: RowMaps): Weights {
  return new Map([
    [CENTER, center],
    [nameOf("entity", "weight"), entity.weight],
    [nameOf("entity", "bias"), entity.bias],
    [nameOf("relation", "weight"), relation.weight],
    [nameOf("relation", "bias"), relation.bias],
  ]);
}

/** The other way round. @throws Error when one is missing */
export function rowMapsOf(weights: Weights): RowMaps {
  const found = (name: string): NamedArray => {
    const value = weights.get(name);
    if (!value) throw new Error(t("no tensor {name}", { name }));
    return value;
  };
  const map = (kind: "entity" | "relation"): AffineMap => {
    return { weight: found(nameOf(kind, "weight")), bias: found(nameOf(kind, "bias")) };
  };
  return { entity: map("entity"), relation: map("relation"), center: found(CENTER) };
}

/** Rows of types from the embeddings of their names, [types · row]. */
export function rowsOf(
  { weight, bias }: AffineMap,
  embeddings: readonly Float32Array[],
): Float32Array {
  const [size, hidden] = weight.shape;
  const rows = new Float32Array(embeddings.length * size);
  embeddings.forEach((n, type) => {
    for (let r = 0; r < size; r++) {
      rows[type * size + r] = bias.data[r] + product(weight.data, r * hidden, n);
    }
  });
  return rows;
}

/** Four sums at once: one alone waits for each of its additions. */
function product(w: Float32Array, from: number, n: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = n.length - (n.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += w[from + i] * n[i];
    b += w[from + i + 1] * n[i + 1];
    c += w[from + i + 2] * n[i + 2];
    d += w[from + i + 3] * n[i + 3];
  }
  for (let i = whole; i < n.length; i++) a += w[from + i] * n[i];
  return a + b + c + d;
}
