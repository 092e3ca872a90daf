import {
  concat,
  reshape,
  sigmoid,
  softmax,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tidy,
} from "@tensorflow/tfjs-core";
import type { Prediction, ScoredRelation } from "../core/example.ts";
import { noDropout } from "../reference/kernels/dropout.ts";
import { gatherRows } from "../reference/kernels/gatherRows.ts";
import { tidyRecord } from "../reference/kernels/tidyRecord.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import {
  candidateSpans,
  decodeEntities,
  decodeRelations,
  type FoundEntity,
  orderedPairs,
} from "./decode.ts";
import { encoder } from "./encoder.ts";
import { pairHeads, spanHeads } from "./heads.ts";
import type { Model } from "./model.ts";
import { offsetsOf, pack } from "./packing.ts";
import { pairTensors, type Span, spanTensors } from "./spans.ts";

/** Pairs classified at a time: bounds the memory of sentences with many entities. */
const PAIRS_AT_ONCE = 4096;

/**
 * Predicts a batch of sentences, each no longer than the encoder's positions.
 *
 * Three steps (section "Prediction" of the model's definition): classify every span, resolve
 * overlaps, classify every ordered pair of what remains, in chunks, without a cap.
 */
export async function predictBatch(
  model: Model,
  sentences: readonly EncodedSentence[],
): Promise<Prediction[]> {
  const { spert, types } = model;
  const offsets = offsetsOf(sentences.map(({ ids }) => ids));
  const words = sentences.map(({ wordPieces }) =>
    candidateSpans(wordPieces.length, spert.maxSpanSize),
  );
  const spans = words.flatMap((list, sentence) =>
    list.map(({ start, end }) => ({
      sentence,
      start: sentences[sentence].wordPieces[start][0],
      end: sentences[sentence].wordPieces[end - 1][1],
      words: end - start,
    })),
  );
  if (spans.length === 0) return sentences.map(() => ({ entities: [], relations: [] }));
  const outputs = spanOutputs(model, sentences, spans, offsets);
  try {
    const scores = {
      types: await outputs.types.data(),
      entityness: (await outputs.entityness?.data()) ?? null,
      iou: (await outputs.iou?.data()) ?? null,
    };
    let row = 0;
    const names = Object.keys(types.entities);
    const entities = words.map((list) => {
      const found = decodeEntities(list, row, scores, names, spert.overlap);
      row += list.length;
      return found;
    });
    const relations = await predictRelations(model, outputs, entities, spans, offsets);
    return entities.map((found, i) => ({
      entities: found.map(({ row: _, ...entity }) => entity),
      relations: relations[i],
    }));
  } finally {
    for (const tensor of Object.values(outputs)) tensor?.dispose();
  }
}

/** Probabilities for decoding, and what the relation heads need later. */
interface Outputs {
  readonly h: Tensor2D;
  readonly pool: Tensor2D;
  readonly entity: Tensor2D;
  readonly types: Tensor2D;
  readonly entityness: Tensor1D | null;
  readonly iou: Tensor1D | null;
}

function spanOutputs(
  { parameters, bert }: Model,
  sentences: readonly EncodedSentence[],
  spans: readonly Span[],
  offsets: readonly number[],
): Outputs {
  return tidyRecord(() => {
    const packing = pack(sentences.map(({ ids }) => ids));
    const h = encoder(parameters, bert, packing, noDropout);
    const tensors = spanTensors(spans, offsets);
    const { pool, entity, entityness, iou } = spanHeads(
      parameters,
      h,
      packing,
      tensors,
      noDropout,
      0,
    );
    return {
      h,
      pool,
      entity,
      types: softmax(entity),
      entityness: entityness && sigmoid(entityness),
      iou: iou && sigmoid(iou),
    };
  });
}

async function predictRelations(
  model: Model,
  outputs: Outputs,
  entities: readonly (readonly FoundEntity[])[],
  spans: readonly Span[],
  offsets: readonly number[],
): Promise<ScoredRelation[][]> {
  const { spert, types } = model;
  const rows = entities.flat().map(({ row }) => row);
  const pairs = entities.map(({ length }) => orderedPairs(length));
  let first = 0;
  const flat = pairs.flatMap((list, i) => {
    const shifted = list.map(([head, tail]) => [first + head, first + tail] as const);
    first += entities[i].length;
    return shifted;
  });
  if (flat.length === 0 || Object.keys(types.relations).length === 0) return entities.map(() => []);
  const ends = rows.map((row) => spans[row]);
  const scores = await relationScores(model, outputs, rows, ends, flat, offsets);
  let row = 0;
  return entities.map((found, i) => {
    const relations = decodeRelations(
      found,
      pairs[i],
      row,
      scores,
      types.relations,
      spert.relationThreshold,
    );
    row += pairs[i].length;
    return relations;
  });
}

async function relationScores(
  { parameters, spert }: Model,
  { h, pool, entity }: Outputs,
  rows: readonly number[],
  ends: readonly Span[],
  pairs: readonly (readonly [number, number])[],
  offsets: readonly number[],
): Promise<{ relation: ArrayLike<number>; relatedness: ArrayLike<number> | null }> {
  const logits = spert.additions.includes("logits");
  const chunks: { relation: Tensor; relatedness: Tensor | null }[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE)
    chunks.push(
      tidyRecord(() => {
        const chunk = pairTensors(pairs.slice(from, from + PAIRS_AT_ONCE), ends, offsets);
        const at = tensor1d([...rows], "int32");
        const kept = {
          pool: gatherRows(pool, at),
          entity: gatherRows(entity, at),
          width: spanTensors(ends, offsets).width,
        };
        const out = pairHeads(parameters, h, kept, chunk, logits, noDropout, 0);
        return {
          relation: sigmoid(out.relation),
          relatedness: out.relatedness && sigmoid(out.relatedness),
        };
      }),
    );
  const relation = await readAll(chunks.map((chunk) => chunk.relation));
  const relatedness = spert.additions.includes("relatedness")
    ? await readAll(chunks.map((chunk) => chunk.relatedness as Tensor))
    : null;
  return { relation, relatedness };
}

/** Values of several tensors in a row; the tensors are freed. */
async function readAll(tensors: readonly Tensor[]): Promise<ArrayLike<number>> {
  const all = tidy(() => concat(tensors.map((t) => reshape(t, [-1]))));
  for (const tensor of tensors) tensor.dispose();
  const values = await all.data();
  all.dispose();
  return values;
}
