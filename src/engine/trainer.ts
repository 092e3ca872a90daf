import { SUMMARY, SUMMARY_SIZE } from "../kernels/summary.ts";
import type { Batch } from "../model/batch.ts";
import { binaryOf, headsOn } from "../model/heads/heads.ts";
import type {
  AdamWSettings,
  DropoutSeed,
  Inspection,
  OptimizerState,
  Rates,
  StepLosses,
  Trainer,
} from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { Executor, Store } from "./executor.ts";
import { pairLogitsOf, spanLogitsOf } from "./logits.ts";
import type { ParameterMemory, TrainingStores } from "./memory.ts";
import { packBatch } from "./plan/batchInputs.ts";
import { lossScales } from "./plan/lossScales.ts";
import { Plan } from "./plan/plan.ts";
import { inputSizes, packSizes } from "./plan/sizes.ts";
import { trainingProgram } from "./program/programs.ts";
import { headSizes } from "./program/sizes.ts";
import type { Update } from "./program/step.ts";
import type { WordRows } from "./wordRows.ts";

/** What a trainer shares with its network. */
interface Shared<S extends Store> {
  readonly executor: Executor<S>;
  readonly shape: ModelShape;
  readonly memory: ParameterMemory<S>;
  readonly rows: WordRows;
}

/** Trains a network: forward, backward and update in one submit, and the losses in one readback. */
export class PlannedTrainer<S extends Store> implements Trainer {
  updates: number;
  readonly #stores: TrainingStores<S>;
  readonly #plan: Plan<S>;
  #disposed = false;

  /** @param onDispose told when the memory is gone */
  constructor(
    private readonly shared: Shared<S>,
    private readonly settings: AdamWSettings,
    from: OptimizerState | undefined,
    private readonly onDispose: () => void,
  ) {
    const { memory, rows } = shared;
    this.#stores = memory.allocateTraining(from);
    this.#plan = this.#planOf(false);
    this.updates = from?.updates ?? 0;
    if (from) rows.markUsed(memory.usedWords(from));
  }

  get isQueued(): boolean {
    return this.shared.executor.isQueued;
  }

  step(batch: Batch, rates: Rates, dropout: DropoutSeed | null): Promise<StepLosses> {
    const { settings, shared } = this;
    const update = { rates, settings, number: this.updates + 1 };
    this.#run(this.#plan, batch, dropout, update);
    shared.rows.decay(1 - rates.encoder * settings.weightDecay);
    this.updates += 1;
    return this.#losses(batch);
  }

  async state(): Promise<OptimizerState> {
    const { memory } = this.shared;
    const { updates } = this;
    const [first, second] = await Promise.all([
      memory.download(this.#stores.first),
      memory.download(this.#stores.second),
    ]);
    return { first, second, updates };
  }

  async inspect(batch: Batch, dropout: DropoutSeed | null): Promise<Inspection> {
    const { executor, memory, shape } = this.shared;
    const plan = this.#planOf(true);
    try {
      const { words, tokens } = this.#run(plan, batch, dropout, null);
      const [S, P] = [batch.spans.length, batch.pairs.length];
      const losses = await this.#losses(batch);
      const states = Array.from({ length: shape.bert.layers + 1 }, (_, i) =>
        plan.view(`hidden.${i}`, tokens),
      );
      const [pool, spans, pairs, ...hidden] = await executor.read([
        plan.view("pool", S),
        plan.view("spans", S),
        plan.view("pairs", P),
        ...states,
      ]);
      const rows = plan.view("dWords", words.length);
      const gradients = await memory.downloadGradients(this.#stores, rows, words);
      const sizes = headSizes(shape);
      return {
        hidden,
        pool,
        losses,
        gradients,
        spans: spanLogitsOf(spans, S, sizes),
        pairs: P > 0 ? pairLogitsOf(pairs, P, sizes) : null,
      };
    } finally {
      plan.dispose();
    }
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#plan.dispose();
    this.shared.memory.freeTraining(this.#stores);
    this.onDispose();
  }

  /** Queues one run; without an update the weights stay as they are. */
  #run(plan: Plan<S>, batch: Batch, dropout: DropoutSeed | null, update: Update | null) {
    const { shape, rows } = this.shared;
    const heads = headsOn(shape.spert.additions);
    const [spanHeads, pairHeads] = [binaryOf(heads.span), binaryOf(heads.pair)];
    const spans = batch.spans.map((span) => ({
      ...span,
      targets: [...span.types, ...spanHeads.map((head) => head.target(span))],
    }));
    const pairs = batch.pairs.map((pair) => ({
      ...pair,
      targets: [...pair.types, ...pairHeads.map((head) => head.target(pair))],
    }));
    const { lossWeights } = shape.spert;
    const scales = lossScales(spans, pairs, {
      spans: spanHeads.map(({ name }) => lossWeights[name]),
      pairs: pairHeads.map(({ name }) => lossWeights[name]),
      entityTypes: shape.entityTypes,
      relationTypes: shape.relationTypes,
    });
    const { inputs, counts, groups, longest, words } = packBatch(
      { sentences: batch.sentences, spans, pairs },
      packSizes(shape),
      (word) => rows.factorOf(word),
    );
    const usedWords = update ? rows.update(words) : new Uint32Array();
    plan.run(
      { ...inputs, usedWords },
      {
        counts: { ...counts, usedWords: usedWords.length / 4 },
        groups,
        longest,
        dropout,
        scales,
        update,
        stage: update ? "update" : "gradients",
      },
    );
    return { words, tokens: counts.tokens };
  }

  async #losses({ pairs }: Batch): Promise<StepLosses> {
    const heads = headsOn(this.shared.shape.spert.additions);
    const store = this.#stores.summary;
    const view = { store, offset: 0, bytes: SUMMARY_SIZE * 4 };
    const [values] = await this.shared.executor.read([view]);
    const ofSpans = heads.span.map(({ name }, i) => [name, values[SUMMARY.spans + i]] as const);
    const ofPairs = heads.pair.map(({ name }, i) => [name, values[SUMMARY.pairs + i]] as const);
    const parts = pairs.length > 0 ? [...ofSpans, ...ofPairs] : ofSpans;
    const total = parts.reduce((sum, [, loss]) => sum + loss, 0);
    return { ...(Object.fromEntries(parts) as Omit<StepLosses, "total">), total } as StepLosses;
  }

  #planOf(inspected: boolean): Plan<S> {
    const { executor, shape, memory } = this.shared;
    const program = trainingProgram(shape, memory.layout, inspected);
    return new Plan(executor, program, memory.resolver(this.#stores), inputSizes(shape));
  }
}
