import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { PAIR_HEADS, SPAN_HEADS } from "./heads/heads.ts";
import { headShapes, isEncoder, type ModelShape } from "./parameters.ts";
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

/** Types before and after, and which are the same under another name. */
export interface TypeChange {
  readonly before: ModelTypes;
  readonly after: ModelTypes;
  readonly renamed: RenamedTypes;
}

/** A model's shape before and after its types change. */
export interface Reshaping {
  readonly from: ModelShape;
  readonly to: ModelShape;
  readonly types: TypeChange;
}

/**
 * Gives a trained model other types: rows of the heads, and the logits' columns of the relation
 * input, are kept by type name; those of new types start as a new head does, and so do heads and
 * columns of additions that the model had not. What `to` has not is left out.
 */
export function changeTypes(
  weights: Weights,
  { from, to, types }: Reshaping,
  normal: Normal,
): Weights {
  const entities = [0, ...kept("entities", types).map((row) => (row < 0 ? row : row + 1))];
  const relations = kept("relations", types);
  const columns = pairColumns(from, to, entities);
  const rowsOf = { entityTypes: entities, relationTypes: relations, one: [0] };
  const heads = new Map<string, { rows: Kept; columns?: Kept }>();
  for (const head of [...SPAN_HEADS, ...PAIR_HEADS]) {
    if (head.columns === "one") continue;
    heads.set(`${head.weights}.weight`, { rows: rowsOf[head.columns] });
    heads.set(`${head.weights}.bias`, { rows: rowsOf[head.columns] });
  }
  for (const head of PAIR_HEADS)
    heads.set(`${head.weights}.weight`, { rows: rowsOf[head.columns], columns });
  const next = new Map([...weights].filter(([name]) => isEncoder(name)));
  for (const [name, dims] of headShapes(to)) {
    const old = weights.get(name);
    const grown = heads.get(name);
    if (old && !grown) next.set(name, old);
    else {
      const fresh = initial(name, dims, normal);
      next.set(name, old && grown ? regrow(old, fresh, grown) : fresh);
    }
  }
  return next;
}

function kept(kind: "entities" | "relations", { before, after, renamed }: TypeChange): number[] {
  const old = Object.keys(before[kind]);
  return Object.keys(after[kind]).map((name) => {
    const same = old.indexOf(name);
    const former = Object.hasOwn(renamed[kind], name) ? renamed[kind][name] : name;
    return same >= 0 ? same : old.indexOf(former);
  });
}

/** Columns of r: everything before the logits stays, then y(s1) and y(s2) by type. */
function pairColumns(from: ModelShape, to: ModelShape, entities: Kept): Kept {
  const E = from.entityTypes;
  const fixed = 3 * from.bert.hidden + 2 * from.spert.sizeEmbedding;
  const all = [...Array(fixed).keys()];
  if (!to.spert.additions.includes("logits")) return all;
  const had = from.spert.additions.includes("logits");
  const block = (offset: number) => entities.map((row) => (row < 0 || !had ? -1 : offset + row));
  return [...all, ...block(fixed), ...block(fixed + E)];
}

/** Puts what is kept of an old parameter into a new one. */
function regrow(
  old: NamedArray,
  fresh: NamedArray,
  { rows, columns }: { readonly rows?: Kept; readonly columns?: Kept },
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
