import type { PairLogits, Pause, ReadingNetwork, SpanLogits } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";
import type { Executor, Store } from "./executor.ts";
import { pairLogitsOf, spanLogitsOf } from "./logits.ts";
import { contextRange, offsetsOf, packBatch } from "./plan/batchInputs.ts";
import { Plan, type Resolve } from "./plan/plan.ts";
import { type RowRange, rangeInputs } from "./plan/ranges.ts";
import { inputSizes, packSizes } from "./plan/sizes.ts";
import type { Counts } from "./program/axes.ts";
import { predictionProgram } from "./program/programs.ts";
import { headSizes } from "./program/sizes.ts";
import type { WordTable } from "./wordTable.ts";

/** The spans that pairs are made of, and the first row of each sentence. */
interface Asked {
  readonly spans: readonly PieceSpan[];
  readonly offsets: readonly number[];
}

/** What is read with. */
export interface ReadingParts<S extends Store> {
  readonly executor: Executor<S>;
  readonly shape: ModelShape;
  /** Where the weights are. */
  readonly resolve: Resolve<S>;
  readonly words: WordTable<S>;
  /** Pairs classified at a time: bounds the memory of sentences with many entities. */
  readonly pairsAtOnce: number;
}

/** A plan of kernels that predicts, with memory of its own for what it computes. */
export class PlannedReading<S extends Store> implements ReadingNetwork {
  readonly #plan: Plan<S>;
  #last: Asked | null = null;

  constructor(private readonly parts: ReadingParts<S>) {
    const { executor, shape, resolve, words } = parts;
    const program = predictionProgram(shape);
    this.#plan = new Plan(executor, program, resolve, inputSizes(shape), () => words.version);
  }

  get shape(): ModelShape {
    return this.parts.shape;
  }

  get piecesAtOnce(): number {
    return this.parts.executor.rowsAtOnce;
  }

  async spanLogits(
    sentences: readonly (readonly number[])[],
    spans: readonly PieceSpan[],
    pause?: Pause,
  ): Promise<SpanLogits> {
    const { executor, shape, words } = this.parts;
    while (words.lacks(sentences)) await words.bring(sentences);
    const batch = packBatch({ sentences, spans, pairs: [] }, packSizes(shape), words);
    const counts = { ...batch.counts, usedWords: 0 };
    this.reserve(counts);
    const { groups, longest } = batch;
    const stage = { counts, groups, longest, ...READING, stage: "spans" } as const;
    await this.#plan.runInPieces(batch.inputs, stage, pause);
    this.#last = { spans, offsets: offsetsOf(sentences) };
    const [logits] = await executor.read([this.#plan.view("spans", spans.length)]);
    return spanLogitsOf(logits, spans.length, headSizes(shape));
  }

  /** Makes room for batches of these counts; pairs come later, into memory that must not move then. */
  reserve(counts: Counts): void {
    const { pairsAtOnce } = this.parts;
    const ranges = Math.max(counts.spans, pairsAtOnce);
    this.#plan.reserve({ ...counts, pairs: pairsAtOnce, ranges });
  }

  async states(sentences: readonly (readonly number[])[], pause?: Pause): Promise<Float32Array> {
    // No run is without spans: one that is there in any sentence.
    await this.spanLogits(sentences, [{ sentence: 0, start: 0, end: 1, words: 1 }], pause);
    const tokens = sentences.reduce((sum, { length }) => sum + length, 0);
    const [states] = await this.parts.executor.read([this.#plan.view("h", tokens)]);
    return states;
  }

  async pairLogits(
    pairs: readonly (readonly [number, number])[],
    pause?: Pause,
  ): Promise<PairLogits> {
    if (!this.#last) throw new Error("no spans were asked for before");
    const { shape, pairsAtOnce } = this.parts;
    const sizes = headSizes(shape);
    const logits = new Float32Array(pairs.length * sizes.pair);
    for (let from = 0; from < pairs.length; from += pairsAtOnce)
      logits.set(
        await this.#someLogits(this.#last, pairs.slice(from, from + pairsAtOnce), pause),
        from * sizes.pair,
      );
    return pairLogitsOf(logits, pairs.length, sizes);
  }

  dispose(): void {
    this.#plan.dispose();
  }

  /** A context between two spans is the same for both orders, and is pooled once. */
  async #someLogits(
    { spans, offsets }: Asked,
    pairs: readonly (readonly [number, number])[],
    pause: Pause | undefined,
  ): Promise<Float32Array> {
    const rowOf = new Map<number, number>();
    const ranges: RowRange[] = [];
    const contexts = pairs.map(([head, tail]) => {
      const key = Math.min(head, tail) * spans.length + Math.max(head, tail);
      const row = rowOf.get(key) ?? rowOf.size;
      if (row === rowOf.size) ranges.push(contextRange(spans[head], spans[tail], offsets, row));
      rowOf.set(key, row);
      return row;
    });
    const { groups, items, count } = rangeInputs(ranges);
    const list = Uint32Array.from(pairs.flatMap(([head, tail], p) => [head, tail, contexts[p], 0]));
    const counts = { ...NO_COUNTS, pairs: pairs.length, ranges: ranges.length };
    const stage = { counts, groups: count, longest: 0, ...READING, stage: "pairs" } as const;
    await this.#plan.runInPieces({ groups, items, pairs: list }, stage, pause);
    const [logits] = await this.parts.executor.read([this.#plan.view("pairs", pairs.length)]);
    return logits;
  }
}

/** Nothing is dropped, and nothing learnt. */
const READING = { dropout: null, scales: null, update: null } as const;

const NO_COUNTS = {
  tokens: 0,
  sentences: 0,
  blocks: 0,
  spans: 0,
  pairs: 0,
  ranges: 0,
  sums: 0,
  words: 0,
  usedWords: 0,
};
