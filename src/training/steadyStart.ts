import { sizeOf } from "../io/lazyTensor.ts";
import type { NamedArray } from "../io/safetensors.ts";
import type { OptimizerState } from "../model/network.ts";
import { keptRowsOfHeads, type Reshaping } from "../model/newHeads.ts";
import { WORD_TABLE } from "../model/parameters.ts";

type Shaped = Pick<NamedArray, "shape">;
type Shapes = ReadonlyMap<string, Shaped>;

/** Taken as the size of all former gradients: of rows of types, and of all else in the heads. */
const [ROWS, SHARED] = [1, 0.03];

/**
 * The memory with which AdamW starts, so that what the heads know stays. AdamW moves each weight by
 * about the rate, however small its gradients, as long as they are as large as ever. So at a rate at
 * which the row of a new type is learnt in few steps, the rows of the others wander off, and their
 * losses rise to several times what they were. After large gradients they move by little.
 *
 * @param before what a model had learnt @param start the weights of a training, made of them
 */
export function steadyStart(before: Shapes, start: Shapes, change: Reshaping): OptimizerState {
  const others = [...start].filter(([name]) => name !== WORD_TABLE);
  const zeros = new Float32Array(Math.max(...others.map(([, { shape }]) => sizeOf(shape))));
  const empty = ({ shape }: Shaped) => ({ shape, data: zeros.subarray(0, sizeOf(shape)) });
  const first = new Map([...start].map(([name, one]) => [name, empty(one)]));
  // No row of the word table has moved.
  const width = start.get(WORD_TABLE)?.shape[1] ?? 0;
  first.set(WORD_TABLE, { shape: [0, width], data: new Float32Array() });
  const second = new Map(first);
  for (const [name, rows] of keptRowsOfHeads(before, change)) {
    const { shape } = start.get(name) as Shaped;
    const width = sizeOf(shape) / shape[0];
    const squares = Float32Array.from({ length: sizeOf(shape) }, (_, i) => {
      if (!rows) return SHARED ** 2;
      return rows[Math.floor(i / width)] ? ROWS ** 2 : 0;
    });
    second.set(name, { shape, data: squares });
  }
  return { first, second, updates: 0, words: [] };
}
