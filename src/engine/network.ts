import type {
  AdamWSettings,
  Network,
  OptimizerState,
  PairLogits,
  SpanLogits,
  Trainer,
} from "../model/network.ts";
import { checkFrozen, type ModelShape } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";
import type { Weights } from "../model/weights.ts";
import type { Executor, Store } from "./executor.ts";
import { pairLogitsOf, spanLogitsOf } from "./logits.ts";
import { ParameterMemory } from "./memory.ts";
import { contextRange, offsetsOf, packBatch } from "./plan/batchInputs.ts";
import { Plan } from "./plan/plan.ts";
import { type RowRange, rangeInputs } from "./plan/ranges.ts";
import { inputSizes, packSizes } from "./plan/sizes.ts";
import { predictionProgram } from "./program/programs.ts";
import { headSizes } from "./program/sizes.ts";
import { PlannedTrainer } from "./trainer.ts";
import { WordRows } from "./wordRows.ts";

/** Pairs classified at a time: bounds the memory of sentences with many entities. */
const PAIRS_AT_ONCE = 4096;

/** The spans that pairs are made of, and the first row of each sentence. */
interface Asked {
  readonly spans: readonly PieceSpan[];
  readonly offsets: readonly number[];
}

/** A network computed by a plan of kernels. */
export class PlannedNetwork<S extends Store> implements Network {
  #memory: ParameterMemory<S>;
  #plan: Plan<S>;
  readonly #rows: WordRows;
  #trainer: PlannedTrainer<S> | null = null;
  #last: Asked | null = null;

  constructor(
    private readonly executor: Executor<S>,
    public shape: ModelShape,
    weights: Weights,
  ) {
    this.#memory = new ParameterMemory(executor, shape, weights);
    this.#rows = new WordRows(shape.bert.vocabSize);
    this.#plan = this.#planned();
  }

  get piecesAtOnce(): number {
    return this.executor.rowsAtOnce;
  }

  async spanLogits(
    sentences: readonly (readonly number[])[],
    spans: readonly PieceSpan[],
  ): Promise<SpanLogits> {
    const batch = packBatch({ sentences, spans, pairs: [] }, packSizes(this.shape), (word) =>
      this.#rows.factorOf(word),
    );
    const counts = { ...batch.counts, usedWords: 0 };
    // Pairs come later, into memory that must not move then.
    const room = { ...counts, pairs: PAIRS_AT_ONCE, ranges: Math.max(counts.spans, PAIRS_AT_ONCE) };
    this.#plan.reserve(room);
    const { groups, longest } = batch;
    const stage = {
      counts,
      groups,
      longest,
      dropout: null,
      scales: null,
      update: null,
      stage: "spans",
    } as const;
    this.#plan.run(batch.inputs, stage);
    this.#last = { spans, offsets: offsetsOf(sentences) };
    const [logits] = await this.executor.read([this.#plan.view("spans", spans.length)]);
    return spanLogitsOf(logits, spans.length, headSizes(this.shape));
  }

  async states(sentences: readonly (readonly number[])[]): Promise<Float32Array> {
    // No run is without spans: one that is there in any sentence.
    await this.spanLogits(sentences, [{ sentence: 0, start: 0, end: 1, words: 1 }]);
    const tokens = sentences.reduce((sum, { length }) => sum + length, 0);
    const [states] = await this.executor.read([this.#plan.view("h", tokens)]);
    return states;
  }

  async setHeads(heads: Weights, shape = this.shape): Promise<void> {
    if (shape === this.shape) return this.#memory.uploadHeads(heads);
    if (this.#trainer) throw new Error("the network is being trained");
    this.#plan.dispose();
    this.#memory = this.#memory.withHeads(shape, heads);
    this.#last = null;
    this.shape = shape;
    this.#plan = this.#planned();
  }

  async pairLogits(pairs: readonly (readonly [number, number])[]): Promise<PairLogits> {
    if (!this.#last) throw new Error("no spans were asked for before");
    const sizes = headSizes(this.shape);
    const logits = new Float32Array(pairs.length * sizes.pair);
    for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE)
      logits.set(
        await this.#someLogits(pairs.slice(from, from + PAIRS_AT_ONCE)),
        from * sizes.pair,
      );
    return pairLogitsOf(logits, pairs.length, sizes);
  }

  async startTraining(
    settings: AdamWSettings,
    from?: OptimizerState,
    frozenLayers = 0,
  ): Promise<Trainer> {
    if (this.#trainer) throw new Error("the network is being trained already");
    checkFrozen(frozenLayers, this.shape.bert);
    this.#trainer = new PlannedTrainer(
      { executor: this.executor, shape: this.shape, memory: this.#memory, rows: this.#rows },
      settings,
      frozenLayers,
      from,
      () => {
        this.#rows.settle();
        this.#trainer = null;
      },
    );
    return this.#trainer;
  }

  async download(): Promise<Weights> {
    const weights = await this.#memory.download(this.#memory.weights);
    this.#memory.scaleWords(weights, (word) => this.#rows.factorOf(word));
    return weights;
  }

  downloadHeads(): Promise<Weights> {
    return this.#memory.downloadHeads(this.#memory.weights.chunks);
  }

  dispose(): void {
    this.#trainer?.dispose();
    this.#plan.dispose();
    this.#memory.free(this.#memory.weights);
  }

  #planned(): Plan<S> {
    const { executor, shape } = this;
    const resolve = this.#memory.resolver(null);
    return new Plan(executor, predictionProgram(shape), resolve, inputSizes(shape));
  }

  /** A context between two spans is the same for both orders, and is pooled once. */
  async #someLogits(pairs: readonly (readonly [number, number])[]): Promise<Float32Array> {
    const { spans, offsets } = this.#last as Asked;
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
    const rest = { longest: 0, dropout: null, scales: null, update: null, stage: "pairs" } as const;
    this.#plan.run({ groups, items, pairs: list }, { counts, groups: count, ...rest });
    const [logits] = await this.executor.read([this.#plan.view("pairs", pairs.length)]);
    return logits;
  }
}

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
