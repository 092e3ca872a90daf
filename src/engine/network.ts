import type {
  AdamWSettings,
  BesideNetwork,
  Network,
  OptimizerState,
  PairLogits,
  Pause,
  SpanLogits,
  TrainingHow,
} from "../model/network.ts";
import { frozenOf, type ModelShape } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";
import { sourceOf, type WeightSource, type Weights } from "../model/weights.ts";
import { PlannedBeside } from "./beside.ts";
import type { Executor, Store } from "./executor.ts";
import { ParameterMemory } from "./memory.ts";
import type { Resolve } from "./plan/plan.ts";
import type { Counts } from "./program/axes.ts";
import { PlannedReading } from "./reading.ts";
import { PlannedTrainer } from "./trainer.ts";
import { usedWords } from "./trainingMemory.ts";

/** Pairs classified at a time: bounds the memory of sentences with many entities. */
const PAIRS_AT_ONCE = 4096;

/** A network computed by a plan of kernels. */
export class PlannedNetwork<S extends Store> implements Network {
  #memory: ParameterMemory<S>;
  #reading: PlannedReading<S>;
  #trainer: PlannedTrainer<S> | null = null;
  readonly #beside: PlannedBeside<S>[] = [];

  private constructor(
    private readonly executor: Executor<S>,
    public shape: ModelShape,
    memory: ParameterMemory<S>,
  ) {
    this.#memory = memory;
    this.#reading = this.#reader();
  }

  /**
   * Brings a network to a device.
   *
   * @param weights those of a source are read a tensor at a time, and of a large word table what is
   *   needed, as long as the network lives
   * @param largeTable bytes above which not all of the word table is held
   */
  static async load<S extends Store>(
    executor: Executor<S>,
    shape: ModelShape,
    weights: Weights | WeightSource,
    largeTable?: number,
  ): Promise<PlannedNetwork<S>> {
    const memory = await ParameterMemory.load(executor, shape, sourceOf(weights), largeTable);
    return new PlannedNetwork(executor, shape, memory);
  }

  /** A network whose weights are not there: it tells what room it takes. */
  static unfilled<S extends Store>(executor: Executor<S>, shape: ModelShape): PlannedNetwork<S> {
    return new PlannedNetwork(executor, shape, ParameterMemory.unfilled(executor, shape));
  }

  /** Makes room for what is read in batches of these counts, and for rows of so many words. */
  reserve(counts: Counts, words: number): void {
    this.#memory.words.reserve(words);
    this.#reading.reserve(counts);
  }

  get piecesAtOnce(): number {
    return this.executor.rowsAtOnce;
  }

  spanLogits(
    sentences: readonly (readonly number[])[],
    spans: readonly PieceSpan[],
    pause?: Pause,
  ): Promise<SpanLogits> {
    return this.#reading.spanLogits(sentences, spans, pause);
  }

  states(sentences: readonly (readonly number[])[], pause?: Pause): Promise<Float32Array> {
    return this.#reading.states(sentences, pause);
  }

  pairLogits(pairs: readonly (readonly [number, number])[], pause?: Pause): Promise<PairLogits> {
    return this.#reading.pairLogits(pairs, pause);
  }

  async beside(): Promise<BesideNetwork> {
    const heads = await this.downloadHeads();
    const { executor, shape } = this;
    const resolve: Resolve<S> = (ref) => this.#memory.resolver(null)(ref);
    const { words } = this.#memory;
    const made = new PlannedBeside({ executor, words, resolve }, shape, heads);
    this.#beside.push(made);
    return made;
  }

  async setHeads(heads: Weights, shape = this.shape): Promise<void> {
    if (shape === this.shape) return this.#memory.uploadHeads(heads);
    if (this.#trainer) throw new Error("the network is being trained");
    this.#reading.dispose();
    this.#memory = this.#memory.withHeads(shape, heads);
    this.shape = shape;
    this.#reading = this.#reader();
    for (const made of this.#beside) made.encoderMoved();
  }

  async startTraining(
    settings: AdamWSettings,
    from?: OptimizerState,
    how: TrainingHow = {},
  ): Promise<PlannedTrainer<S>> {
    if (this.#trainer) throw new Error("the network is being trained already");
    const frozen = frozenOf(how, this.shape.bert);
    const { words } = this.#memory;
    // Rows that have momentum move without occurring.
    if (from && frozen === null) await words.bring([usedWords(from)]);
    this.#trainer = new PlannedTrainer(
      { executor: this.executor, shape: this.shape, memory: this.#memory },
      settings,
      { frozen, accumulate: how.accumulate ?? 1 },
      from,
      () => {
        words.rows.settle();
        this.#trainer = null;
      },
    );
    return this.#trainer;
  }

  download(): Promise<Weights> {
    return this.#memory.download();
  }

  downloadHeads(): Promise<Weights> {
    return this.#memory.downloadHeads(this.#memory.chunks);
  }

  dispose(): void {
    this.#trainer?.dispose();
    this.#reading.dispose();
    for (const made of this.#beside) made.dispose();
    this.#memory.free();
  }

  #reader(): PlannedReading<S> {
    const { executor, shape } = this;
    const resolve = this.#memory.resolver(null);
    return new PlannedReading({
      executor,
      shape,
      resolve,
      words: this.#memory.words,
      pairsAtOnce: PAIRS_AT_ONCE,
    });
  }
}
