import { type Tensor2D, tensor1d, tensor2d } from "@tensorflow/tfjs-core";
import type { Targets } from "../model/losses.ts";
import { offsetsOf, type Packing, pack } from "../model/packing.ts";
import {
  type PairTensors,
  pairTensors,
  type Span,
  type SpanTensors,
  spanTensors,
} from "../model/spans.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import type { Sample } from "./sample.ts";

/** A training batch as plain data. */
export interface Batch {
  /** Word pieces of each sentence, with [CLS] and [SEP]. */
  readonly sentences: readonly (readonly number[])[];
  readonly spans: readonly (Span & { readonly label: number; readonly iou: number })[];
  /** Indexes into `spans`, and the multi-hot relation types. */
  readonly pairs: readonly {
    readonly head: number;
    readonly tail: number;
    readonly types: readonly number[];
  }[];
}

/** The same on the device; `pairs` is null when the batch has none. */
export interface BatchTensors {
  readonly packing: Packing;
  readonly spans: SpanTensors;
  readonly pairs: PairTensors | null;
  readonly targets: Targets;
}

/** Puts sampled sentences together. */
export function collate(
  sentences: readonly EncodedSentence[],
  samples: readonly Sample[],
  relationTypes: number,
): Batch {
  const spans: Batch["spans"][number][] = [];
  const pairs: Batch["pairs"][number][] = [];
  samples.forEach((sample, sentence) => {
    const first = spans.length;
    const { wordPieces } = sentences[sentence];
    for (const { start, end, label, iou } of sample.spans)
      spans.push({
        sentence,
        start: wordPieces[start][0],
        end: wordPieces[end - 1][1],
        words: end - start,
        label,
        iou,
      });
    for (const { head, tail, types } of sample.pairs)
      pairs.push({ head: first + head, tail: first + tail, types: multiHot(types, relationTypes) });
  });
  return { sentences: sentences.map(({ ids }) => ids), spans, pairs };
}

/** Uploads a batch; call it inside a `tidy`. */
export function batchTensors({ sentences, spans, pairs }: Batch): BatchTensors {
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
      label: tensor1d(
        spans.map(({ label }) => label),
        "int32",
      ),
      iou: tensor1d(spans.map(({ iou }) => iou)),
      relations: pairs.length === 0 ? null : relationTargets(pairs),
    },
  };
}

const relationTargets = (pairs: Batch["pairs"]): Tensor2D =>
  tensor2d(
    pairs.flatMap(({ types }) => [...types]),
    [pairs.length, pairs[0].types.length],
    "float32",
  );

const multiHot = (types: readonly number[], size: number): number[] =>
  Array.from({ length: size }, (_, i) => (types.includes(i) ? 1 : 0));
