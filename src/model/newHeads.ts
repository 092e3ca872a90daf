import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { type FreshRows, NO_ROWS } from "./freshRows.ts";
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
 * input, are kept by type name; those of new types start as a new head does, and so do heads of
 * additions that the model had not. New columns of a row that is kept start at 0, so that it says
 * what it said. What `to` has not is left out. A new type with a row from its name has that one,
 * beside the row of none, and zeros for the logits.
 */
export function changeTypes(
  weights: Weights,
  reshaping: Reshaping,
  normal: Normal,
  named: FreshRows = NO_ROWS,
): Weights {
  const { to, types } = reshaping;
  const grown = grownHeads(reshaping);
  const next = new Map([...weights].filter(([name]) => isEncoder(name)));
  for (const [name, dims] of headShapes(to)) {
    const old = weights.get(name);
    const growth = grown.get(name);
    if (old && !growth) next.set(name, old);
    else {
      const fresh = initial(name, dims, normal);
      next.set(name, old && growth ? regrow(old, fresh, growth) : fresh);
    }
  }
  placeNamed(next, to, types.after, named);
  return next;
}

/** The rows of the heads that a change of types keeps, by parameter; null: the whole parameter. */
export function keptRowsOfHeads(
  weights: ReadonlyMap<string, unknown>,
  reshaping: Reshaping,
): Map<string, readonly boolean[] | null> {
  const grown = grownHeads(reshaping);
  const heads = [...headShapes(reshaping.to).keys()].filter((name) => weights.has(name));
  return new Map(heads.map((name) => [name, grown.get(name)?.rows.map((row) => row >= 0) ?? null]));
}

/** How a head grows: which rows it continues, and which columns. */
interface Growth {
  readonly rows: Kept;
  /** All of them where none are given. */
  readonly columns?: Kept;
}

/** The parameters whose rows or columns are of types. */
function grownHeads({ from, to, types }: Reshaping): Map<string, Growth> {
  const entities = [0, ...keptRows("entities", types).map((row) => (row < 0 ? row : row + 1))];
  const relations = keptRows("relations", types);
  const columns = pairColumns(from, to, entities);
  const rowsOf = { entityTypes: entities, relationTypes: relations, one: [0] };
  const heads = new Map<string, Growth>();
  for (const head of [...SPAN_HEADS, ...PAIR_HEADS]) {
    if (head.columns === "one") continue;
    heads.set(`${head.weights}.weight`, { rows: rowsOf[head.columns] });
    heads.set(`${head.weights}.bias`, { rows: rowsOf[head.columns] });
  }
  for (const head of PAIR_HEADS)
    heads.set(`${head.weights}.weight`, { rows: rowsOf[head.columns], columns });
  return heads;
}

/** Gives the types that have rows from their names these, and no part in the entity logits. */
function placeNamed(
  weights: ReadonlyMap<string, NamedArray>,
  { bert, spert }: ModelShape,
  { entities, relations }: ModelTypes,
  named: FreshRows,
): void {
  const [entityHead, relationHead] = [SPAN_HEADS[0].weights, PAIR_HEADS[0].weights];
  const arrays = (head: string) =>
    [weights.get(`${head}.weight`), weights.get(`${head}.bias`)] as [NamedArray, NamedArray];
  const place = (head: string, row: number, values: Float32Array, base: number | null) => {
    const [weight, bias] = arrays(head);
    const width = weight.shape[1];
    const target = weight.data.subarray(row * width, (row + 1) * width).fill(0);
    const size = values.length - 1;
    for (let i = 0; i < size; i++)
      target[i] = values[i] + (base === null ? 0 : weight.data[base * width + i]);
    bias.data[row] = values[size] + (base === null ? 0 : bias.data[base]);
  };
  const fixed = 3 * bert.hidden + 2 * spert.sizeEmbedding;
  const E = Object.keys(entities).length + 1;
  Object.keys(entities).forEach((type, i) => {
    const values = named.entities.get(type);
    if (!values) return;
    place(entityHead, i + 1, values, 0);
    if (!spert.additions.includes("logits")) return;
    for (const { weights: head } of PAIR_HEADS) {
      const { shape, data } = weights.get(`${head}.weight`) ?? { shape: [0, 0], data: [] };
      for (let row = 0; row < shape[0]; row++)
        for (const at of [fixed + i + 1, fixed + E + i + 1]) data[row * shape[1] + at] = 0;
    }
  });
  Object.keys(relations).forEach((type, row) => {
    const values = named.relations.get(type);
    if (values) place(relationHead, row, values, null);
  });
}

/**
 * The old row of each type of a kind, found by its name or its former one; -1 for a new type. None,
 * which is no type, is left out.
 */
export function keptRows(
  kind: "entities" | "relations",
  { before, after, renamed }: TypeChange,
): number[] {
  const old = Object.keys(before[kind]);
  return Object.keys(after[kind]).map((name) => {
    // First: it may have the name of a type that is gone.
    const former = Object.hasOwn(renamed[kind], name) ? old.indexOf(renamed[kind][name]) : -1;
    return former >= 0 ? former : old.indexOf(name);
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
function regrow(old: NamedArray, fresh: NamedArray, { rows, columns }: Growth): NamedArray {
  const [height, width = 1] = fresh.shape;
  const oldWidth = old.shape[1] ?? 1;
  for (let r = 0; r < height; r++) {
    const row = rows[r];
    for (let c = 0; c < width && row >= 0; c++) {
      const column = columns ? columns[c] : c;
      fresh.data[r * width + c] = column < 0 ? 0 : old.data[row * oldWidth + column];
    }
  }
  return fresh;
}

function initial(name: string, shape: readonly number[], normal: Normal): NamedArray {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
  if (!name.endsWith(".bias")) for (let i = 0; i < data.length; i++) data[i] = DEVIATION * normal();
  return { shape, data };
}
