import { sizeOf } from "../io/lazyTensor.ts";
import { BLOCK } from "../kernels/sentenceRows.ts";
import { ADAM_W, type TrainingHow } from "../model/network.ts";
import {
  frozenOf,
  type ModelShape,
  modelShapes,
  SIZE_ROWS,
  WORD_TABLE,
} from "../model/parameters.ts";
import { CountingExecutor, type DeviceSizes } from "./countingExecutor.ts";
import { PlannedNetwork } from "./network.ts";
import { movedPart } from "./plan/movedPart.ts";
import { layOut } from "./plan/parameterLayout.ts";
import type { Counts } from "./program/axes.ts";
import { parameterBlocks } from "./program/parameterBlocks.ts";

/** What a batch has at the most. */
export interface BatchSize {
  readonly sentences: number;
  /** Word pieces of a sentence. */
  readonly pieces: number;
  /** Spans and pairs of all of them. */
  readonly spans: number;
  readonly pairs: number;
}

/** How a model is trained, as far as memory depends on it. */
export interface TrainingSize extends TrainingHow {
  /** A whole step, however many parts it comes in. */
  readonly step: BatchSize;
  /** Different word pieces in all of what it learns from; absent: as many as in some hundred sentences. */
  readonly words?: number;
}

/** Different word pieces that a text of some length has, and those of some hundred sentences. */
const [READ_WORDS, TRAINED_WORDS] = [8192, 4096];

/**
 * Bytes that a network takes on a device to predict: by the very plan that takes them, for batches
 * that are as large as they come, and for a text of some length.
 */
export function bytesToPredict(shape: ModelShape, device: DeviceSizes): number {
  const executor = new CountingExecutor(device);
  const network = PlannedNetwork.unfilled(executor, shape);
  network.reserve(readingCounts(shape, device), READ_WORDS);
  return executor.peak;
}

/**
 * The same to train it: weights, gradients and moments of what moves, what a step computes, and what
 * reads what was learnt.
 */
export async function bytesToTrain(
  shape: ModelShape,
  { step, words: trained = TRAINED_WORDS, ...how }: TrainingSize,
  device: DeviceSizes,
): Promise<number> {
  const executor = new CountingExecutor(device);
  const network = PlannedNetwork.unfilled(executor, shape);
  const trainer = await network.startTraining(ADAM_W, undefined, how);
  network.reserve(readingCounts(shape, device), trained);
  const parts = Math.max(1, how.accumulate ?? 1);
  const part = {
    ...step,
    sentences: Math.ceil(step.sentences / parts),
    spans: Math.ceil(step.spans / parts),
    pairs: Math.ceil(step.pairs / parts),
  };
  const words = Math.min(step.sentences * step.pieces, shape.bert.vocabSize);
  const usedWords = trainer.frozen === null ? Math.min(trained, shape.bert.vocabSize) : 0;
  trainer.reserve(
    countsOf(shape, part, { words, usedWords }),
    countsOf(shape, step, { words, usedWords }),
  );
  return executor.peak;
}

/** Bytes beside the device when a training is stored: all weights, and both moments of what moves. */
export function bytesToStore(shape: ModelShape, how: TrainingHow): number {
  const frozen = frozenOf(how, shape.bert);
  const table = modelShapes(shape).get(WORD_TABLE) as readonly number[];
  const { chunks } = movedPart(layOut(parameterBlocks(shape)), frozen);
  const moved = chunks.reduce((sum, { start, size }) => sum + size - start, 0);
  const rows = frozen === null ? Math.min(TRAINED_WORDS, table[0]) * table[1] : 0;
  return bytesOfWeights(shape) + 8 * (moved + rows);
}

/** Bytes of all weights in single precision. */
export const bytesOfWeights = (shape: ModelShape): number =>
  [...modelShapes(shape).values()].reduce((sum, dims) => sum + 4 * sizeOf(dims), 0);

/** Rows that a batch takes. */
export function countsOf(
  { bert }: ModelShape,
  { sentences, pieces, spans, pairs }: BatchSize,
  { words, usedWords }: Pick<Counts, "words" | "usedWords">,
): Counts {
  const length = Math.min(pieces, bert.maxPositions);
  return {
    tokens: sentences * length,
    sentences,
    blocks: sentences * Math.ceil(length / BLOCK),
    spans,
    pairs,
    ranges: spans + pairs,
    sums: sentences + SIZE_ROWS,
    words,
    usedWords,
  };
}

/** A batch that keeps the device busy, or the longest sentence: every span in it is looked at. */
function readingCounts(shape: ModelShape, { rowsAtOnce }: DeviceSizes): Counts {
  const { bert, spert } = shape;
  const pieces = bert.maxPositions;
  const sentences = Math.ceil(rowsAtOnce / pieces);
  const spans = sentences * pieces * spert.maxSpanSize;
  const none = { words: sentences * pieces, usedWords: 0 };
  return countsOf(shape, { sentences, pieces, spans, pairs: 0 }, none);
}
