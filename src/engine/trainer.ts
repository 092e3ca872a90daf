import { SUMMARY, SUMMARY_SIZE } from "../kernels/summary.ts";
import type { Batch } from "../model/batch.ts";
import { binaryOf, headsOn } from "../model/heads/heads.ts";
import type {
  AdamWSettings,
  DropoutSeed,
  EncoderStep,
  Inspection,
  OptimizerState,
  Pause,
  Rates,
  StepLosses,
  Trainer,
} from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { Executor, Store } from "./executor.ts";
import { FrozenLayers } from "./frozenLayers.ts";
import { pairLogitsOf, spanLogitsOf } from "./logits.ts";
import type { ParameterMemory } from "./memory.ts";
import { packBatch } from "./plan/batchInputs.ts";
import { lossScales } from "./plan/lossScales.ts";
import { type MovedPart, movedPart } from "./plan/movedPart.ts";
import { Plan } from "./plan/plan.ts";
import { inputSizes, packSizes } from "./plan/sizes.ts";
import { trainingProgram } from "./program/programs.ts";
import { headSizes } from "./program/sizes.ts";
import type { Step, Update } from "./program/step.ts";
import { TrainingMemory } from "./trainingMemory.ts";
import type { WordRows } from "./wordRows.ts";

/** What a trainer shares with its network. */
export interface Shared<S extends Store> {
  readonly executor: Executor<S>;
  readonly shape: ModelShape;
  readonly memory: ParameterMemory<S>;
  readonly rows: WordRows;
}

/** Trains a network: forward, backward and update in one submit, and the losses in one readback. */
export class PlannedTrainer<S extends Store> implements Trainer {
  updates: number;
  readonly #memory: TrainingMemory<S>;
  readonly #moved: MovedPart;
  readonly #plan: Plan<S>;
  /** From the first time that they are asked. */
  #frozen: FrozenLayers<S> | null = null;
  #disposed = false;

  /** @param onDispose told when the memory is gone */
  constructor(
    private readonly shared: Shared<S>,
    private readonly settings: AdamWSettings,
    readonly frozenLayers: number,
    from: OptimizerState | undefined,
    private readonly onDispose: () => void,
  ) {
    const { executor, memory, rows } = shared;
    this.#moved = movedPart(memory.layout, frozenLayers);
    this.#memory = new TrainingMemory(executor, memory, this.#moved, from);
    this.#plan = this.#planOf(false);
    this.updates = from?.updates ?? 0;
    if (from) rows.markUsed(this.#memory.usedWords(from));
  }

  get isQueued(): boolean {
    return this.shared.executor.isQueued;
  }

  step(
    batch: Batch,
    rates: Rates,
    dropout: DropoutSeed | null,
    pause?: Pause,
  ): Promise<StepLosses> {
    const { settings, shared } = this;
    const update = { rates, settings, number: this.updates + 1 };
    const { inputs, step } = this.#packed(batch, dropout, update);
    const done = () => {
      if (this.#moved.words) shared.rows.decay(1 - rates.encoder * settings.weightDecay);
      this.updates += 1;
      return this.#losses(batch);
    };
    // What is queued at once counts at once: the next step may be asked for before its losses come.
    const pieces = this.#plan.runInPieces(inputs, step, pause);
    return pieces ? pieces.then(done) : done();
  }

  async frozenStates(
    sentences: readonly (readonly number[])[],
    pause?: Pause,
  ): Promise<Float32Array[]> {
    this.#frozen ??= new FrozenLayers(this.shared, this.frozenLayers);
    return this.#frozen.states(sentences, pause);
  }

  async stepEncoder(batch: Batch, rate: number, dropout: DropoutSeed | null): Promise<EncoderStep> {
    const losses = await this.step(batch, { encoder: rate, heads: 0 }, dropout);
    return { losses, heads: await this.#memory.headGradients() };
  }

  async state(): Promise<OptimizerState> {
    const { updates } = this;
    const [first, second] = await this.#memory.moments();
    return { first, second, updates };
  }

  async inspect(batch: Batch, dropout: DropoutSeed | null): Promise<Inspection> {
    const { executor, shape } = this.shared;
    const plan = this.#planOf(true);
    try {
      const { inputs, step, words } = this.#packed(batch, dropout, null);
      plan.run(inputs, step);
      const { tokens } = step.counts;
      const [S, P] = [batch.spans.length, batch.pairs.length];
      const losses = await this.#losses(batch);
      const { frozenLayers } = this;
      const given = frozenLayers > 0 ? [joined(batch.states ?? [])] : [];
      const layers = Array.from({ length: shape.bert.layers + 1 }, (_, i) => i);
      const states = layers
        .slice(frozenLayers + given.length)
        .map((i) => plan.view(`hidden.${i}`, tokens));
      const [pool, spans, pairs, ...hidden] = await executor.read([
        plan.view("pool", S),
        plan.view("spans", S),
        plan.view("pairs", P),
        ...states,
      ]);
      const gradients = await this.#memory.gradients(
        this.#moved.words ? { view: plan.view("dWords", words.length), words } : null,
      );
      const sizes = headSizes(shape);
      return {
        hidden: [...given, ...hidden],
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
    this.#frozen?.dispose();
    this.#memory.free();
    this.onDispose();
  }

  /** What a plan runs; without an update the weights stay as they are. */
  #packed(batch: Batch, dropout: DropoutSeed | null, update: Update | null) {
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
    const moves = update && this.#moved.words;
    const usedWords = moves ? rows.update(words) : new Uint32Array();
    const stage: Step["stage"] = update ? "update" : "gradients";
    const sizes = { ...counts, usedWords: usedWords.length / 4 };
    return {
      inputs: { ...inputs, usedWords, ...this.#statesOf(batch) },
      step: { counts: sizes, groups, longest, dropout, scales, update, stage },
      words,
    };
  }

  /** What a batch begins with above frozen layers. */
  #statesOf({ sentences, states = [] }: Batch): { readonly states?: Float32Array } {
    if (this.frozenLayers === 0) return {};
    const { hidden } = this.shared.shape.bert;
    sentences.forEach(({ length }, i) => {
      if (states[i]?.length !== length * hidden)
        throw new Error(`sentence ${i} of a batch has no states of its ${length} word pieces`);
    });
    return { states: joined(states) };
  }

  async #losses({ pairs }: Batch): Promise<StepLosses> {
    const heads = headsOn(this.shared.shape.spert.additions);
    const store = this.#memory.stores.summary;
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
    const program = trainingProgram(shape, this.#moved, inspected);
    const sizes = inputSizes(shape, this.frozenLayers);
    return new Plan(executor, program, memory.resolver(this.#memory.stores), sizes);
  }
}

/** Arrays end to end. */
function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
