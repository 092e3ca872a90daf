import type { ModelTypes } from "../core/modelTypes.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { headShapes, type ModelShape } from "./parameters.ts";
import type { Weights } from "./weights.ts";

/** Draws from N(0, 1). */
export type Normal = () => number;

const DEVIATION = 0.02;

/** Heads and `size_embeddings` as they start: N(0, 0.02), biases 0. */
export function initialHeads(shape: ModelShape, normal: Normal): Weights {
  return new Map([...headShapes(shape)].map(([name, dims]) => [name, initial(name, dims, normal)]));
}

/** Which old row or column each new one continues; -1 starts anew. */
type Kept = readonly number[];

/** Types before and after, and the old name of each renamed type. */
export interface TypeChange {
  readonly before: ModelTypes;
  readonly after: ModelTypes;
  readonly renamed: Readonly<Record<string, string>>;
}

/**
 * Gives a trained model other types: rows of the heads, and the logits' columns of the relation
 * input, are kept by type name; those of new types start as a new head does.
 */
export function changeTypes(
  weights: Weights,
  from: ModelShape,
  to: ModelShape,
  change: TypeChange,
  normal: Normal,
): Weights {
  const entities = [0, ...kept("entities", change).map((row) => (row < 0 ? row : row + 1))];
  const relations = kept("relations", change);
  const next = new Map(weights);
  const grow = (name: string, rows: Kept | null, columns: Kept | null) => {
    const old = weights.get(name);
    const dims = headShapes(to).get(name);
    if (old && dims) next.set(name, regrow(old, initial(name, dims, normal), rows, columns));
  };
  grow("entity_classifier.weight", entities, null);
  grow("entity_classifier.bias", entities, null);
  const columns = from.spert.additions.includes("logits") ? pairColumns(from, entities) : null;
  grow("rel_classifier.weight", relations, columns);
  grow("rel_classifier.bias", relations, null);
  grow("relatedness_classifier.weight", null, columns);
  return next;
}

function kept(kind: "entities" | "relations", { before, after, renamed }: TypeChange): number[] {
  const old = Object.keys(before[kind]);
  return Object.keys(after[kind]).map((name) => {
    const same = old.indexOf(name);
    return same >= 0 || !(name in renamed) ? same : old.indexOf(renamed[name]);
  });
}

/** Columns of r: everything before the logits stays, then y(s1) and y(s2) by type. */
function pairColumns(from: ModelShape, entities: Kept): Kept {
  const E = from.entityTypes;
  const fixed = 3 * from.bert.hidden + 2 * from.spert.sizeEmbedding;
  const block = (offset: number) => entities.map((row) => (row < 0 ? -1 : offset + row));
  return [...Array(fixed).keys(), ...block(fixed), ...block(fixed + E)];
}

function regrow(
  old: NamedArray,
  fresh: NamedArray,
  rows: Kept | null,
  columns: Kept | null,
): NamedArray {
  const [height, width = 1] = fresh.shape;
  const oldWidth = old.shape[1] ?? 1;
  for (let r = 0; r < height; r++) {
    const row = rows ? rows[r] : r;
    for (let c = 0; c < width && row >= 0; c++) {
      const column = columns ? columns[c] : c;
      if (column >= 0) fresh.data[r * width + c] = old.data[row * oldWidth + column];
    }
  }
  return fresh;
}

function initial(name: string, shape: readonly number[], normal: Normal): NamedArray {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
  if (!name.endsWith(".bias")) for (let i = 0; i < data.length; i++) data[i] = DEVIATION * normal();
  return { shape, data };
}
