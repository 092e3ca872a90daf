import type {
  AdamWSettings,
  BesideNetwork,
  Network,
  OptimizerState,
  PairLogits,
  Pause,
  SpanLogits,
  Trainer,
} from "../model/network.ts";
import { checkFrozen, type ModelShape } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";
import type { Weights } from "../model/weights.ts";
import { PlannedBeside } from "./beside.ts";
import type { Executor, Store } from "./executor.ts";
import { ParameterMemory } from "./memory.ts";
import type { Resolve } from "./plan/plan.ts";
import { PlannedReading } from "./reading.ts";
import { PlannedTrainer } from "./trainer.ts";
import { WordRows } from "./wordRows.ts";

/** Pairs classified at a time: bounds the memory of sentences with many entities. */
const PAIRS_AT_ONCE = 4096;

/** A network computed by a plan of kernels. */
export class PlannedNetwork<S extends Store> implements Network {
  #memory: ParameterMemory<S>;
  #reading: PlannedReading<S>;
  readonly #rows: WordRows;
  #trainer: PlannedTrainer<S> | null = null;
  readonly #beside: PlannedBeside<S>[] = [];

  constructor(
    private readonly executor: Executor<S>,
    public shape: ModelShape,
    weights: Weights,
  ) {
    this.#memory = new ParameterMemory(executor, shape, weights);
    this.#rows = new WordRows(shape.bert.vocabSize);
    this.#reading = this.#reader();
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
    const made = new PlannedBeside({ executor, rows: this.#rows, resolve }, shape, heads);
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
    this.#reading.dispose();
    for (const made of this.#beside) made.dispose();
    this.#memory.free(this.#memory.weights);
  }

  #reader(): PlannedReading<S> {
    const { executor, shape } = this;
    const resolve = this.#memory.resolver(null);
    return new PlannedReading({
      executor,
      shape,
      resolve,
      rows: this.#rows,
      pairsAtOnce: PAIRS_AT_ONCE,
    });
  }
}
