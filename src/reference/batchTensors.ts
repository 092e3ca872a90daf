import { concat, type Tensor1D, type Tensor2D, tensor1d, tensor2d } from "@tensorflow/tfjs-core";
import type { Batch } from "../model/batch.ts";
import type { BinaryHead, TypesHead } from "../model/heads/head.ts";
import { type BinaryHeadName, PAIR_HEADS, SPAN_HEADS } from "../model/heads/heads.ts";
import type { Targets } from "./losses.ts";
import { offsetsOf, type Packing, pack } from "./packing.ts";
import { type PairTensors, pairTensors, type SpanTensors, spanTensors } from "./spanTensors.ts";

/** A training batch on the backend in use; `pairs` is null when the batch has none. */
export interface BatchTensors {
  readonly packing: Packing;
  readonly spans: SpanTensors;
  readonly pairs: PairTensors | null;
  readonly targets: Targets;
  /** What the frozen layers give, [N, H]; null where the batch does not have it. */
  readonly states: Tensor2D | null;
}

/** Uploads a batch; call it inside a `tidy`. */
export function batchTensors({ sentences, spans, pairs, states }: Batch): BatchTensors {
  const offsets = offsetsOf(sentences);
  return {
    packing: pack(sentences),
    spans: spanTensors(spans, offsets),
    pairs:
      pairs.length === 0
        ? null
        : pairTensors(
            pairs.map(({ head, tail }) => [head, tail] as const),
            spans,
            offsets,
          ),
    targets: {
      entities: typeTargets(spans),
      binary: { ...binaryTargets(SPAN_HEADS, spans), ...binaryTargets(PAIR_HEADS, pairs) },
      relations: pairs.length === 0 ? null : typeTargets(pairs),
    },
    states: states
      ? (concat(states.map((rows, b) => tensor2d(rows, shapeOf(rows, sentences[b])))) as Tensor2D)
      : null,
  };
}

/** One row a word piece. */
const shapeOf = (rows: Float32Array, { length }: readonly number[]): [number, number] => [
  length,
  rows.length / length,
];

/** What the binary heads of some rows should say. */
const binaryTargets = <Row>(
  heads: readonly (TypesHead | (BinaryHead<Row> & { readonly name: BinaryHeadName }))[],
  rows: readonly Row[],
): Partial<Record<BinaryHeadName, Tensor1D>> =>
  Object.fromEntries(
    heads.flatMap((head) =>
      head.columns === "one" && rows.length > 0
        ? [[head.name, tensor1d(rows.map((row) => head.target(row)))]]
        : [],
    ),
  );

const typeTargets = (rows: Batch["spans"] | Batch["pairs"]): Tensor2D =>
  tensor2d(
    rows.flatMap(({ types }) => [...types]),
    [rows.length, rows[0].types.length],
    "float32",
  );
