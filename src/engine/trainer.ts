import { SUMMARY, SUMMARY_SIZE } from "../kernels/summary.ts";
import type { Batch } from "../model/batch.ts";
import { partsOf, seedOfPart } from "../model/batchParts.ts";
import { headsOn } from "../model/heads/heads.ts";
import type {
  AdamWSettings,
  DropoutSeed,
  EncoderStep,
  Inspection,
  OptimizerState,
  Pause,
  Rates,
  SavedTraining,
  StepLosses,
  Trainer,
} from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { Executor, Store } from "./executor.ts";
import { FrozenLayers } from "./frozenLayers.ts";
import { pairLogitsOf, spanLogitsOf } from "./logits.ts";
import type { ParameterMemory } from "./memory.ts";
import { PLAIN_TABLE, packBatch, wordsOf } from "./plan/batchInputs.ts";
import { lossScales, lossWeightsOf } from "./plan/lossScales.ts";
import { type MovedPart, movedPart } from "./plan/movedPart.ts";
import { Plan } from "./plan/plan.ts";
import { inputSizes, packSizes } from "./plan/sizes.ts";
import { summed, targetsOf } from "./plan/trainingBatch.ts";
import type { Counts } from "./program/axes.ts";
import { trainingProgram } from "./program/programs.ts";
import { headSizes } from "./program/sizes.ts";
import type { Step, Update } from "./program/step.ts";
import { TrainingMemory, usedWords } from "./trainingMemory.ts";

/** What a trainer shares with its network. */
export interface Shared<S extends Store> {
  readonly executor: Executor<S>;
  readonly shape: ModelShape;
  readonly memory: ParameterMemory<S>;
}

/** What of a network moves, and in how many parts a batch is computed. */
interface How {
  readonly frozen: number | null;
  readonly accumulate: number;
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
    private readonly how: How,
    from: OptimizerState | undefined,
    private readonly onDispose: () => void,
  ) {
    const { executor, memory } = shared;
    this.#moved = movedPart(memory.layout, how.frozen);
    this.#memory = new TrainingMemory(executor, memory, this.#moved, from);
    this.#plan = this.#planOf({ inParts: how.accumulate > 1 });
    this.updates = from?.updates ?? 0;
    if (!this.#moved.words) return;
    memory.words.keep();
    if (!from) return;
    memory.words.rows.markUsed(usedWords(from));
    memory.words.rows.decay(from.decay ?? 1);
  }

  get frozen(): number | null {
    return this.how.frozen;
  }

  get isQueued(): boolean {
    return this.shared.executor.isQueued;
  }

  async prepare({ sentences }: Batch): Promise<void> {
    const { words } = this.shared.memory;
    while (this.#moved.words && words.lacks(sentences)) await words.bring(sentences);
  }

  step(
    batch: Batch,
    rates: Rates,
    dropout: DropoutSeed | null,
    pause?: Pause,
  ): Promise<StepLosses> {
    const isReady = !this.#moved.words || !this.shared.memory.words.lacks(batch.sentences);
    const step = () => this.#step(batch, rates, dropout, pause);
    return isReady ? step() : this.prepare(batch).then(step);
  }

  /** What is queued at once counts at once: the next step may be asked for before its losses come. */
  #step(
    batch: Batch,
    rates: Rates,
    dropout: DropoutSeed | null,
    pause: Pause | undefined,
  ): Promise<StepLosses> {
    const { settings, shared } = this;
    const update = { rates, settings, number: this.updates + 1 };
    const runs = this.#packed(batch, { dropout, update, parts: this.how.accumulate });
    // No part may find other memory than the one before.
    for (const { step } of runs) this.#plan.reserve(step.counts);
    const told: Promise<StepLosses>[] = [];
    const runFrom = (first: number): Promise<void> | null => {
      for (let i = first; i < runs.length; i++) {
        const { inputs, step, part } = runs[i];
        const pieces = this.#plan.runInPieces(inputs, step, pause);
        if (pieces)
          return pieces.then(async () => {
            told.push(this.#losses(part));
            await runFrom(i + 1);
          });
        told.push(this.#losses(part));
      }
      return null;
    };
    const done = async () => summed(await Promise.all(told));
    const count = () => {
      if (this.#moved.words)
        shared.memory.words.rows.decay(1 - rates.encoder * settings.weightDecay);
      this.updates += 1;
    };
    const pieces = runFrom(0);
    if (pieces)
      return pieces.then(() => {
        count();
        return done();
      });
    count();
    return done();
  }

  async frozenStates(
    sentences: readonly (readonly number[])[],
    pause?: Pause,
  ): Promise<Float32Array[]> {
    const { frozen } = this.how;
    if (frozen === null) throw new Error("nothing is frozen in this training");
    return this.#frozenLayers(frozen).states(sentences, pause);
  }

  /**
   * Makes room for batches of these counts.
   *
   * @param part of the parts that a step comes in @param whole of all of them together
   */
  reserve(part: Counts, whole: Counts): void {
    const { frozen } = this.how;
    const below = { ...whole, spans: 0, pairs: 0, ranges: 0, usedWords: 0 };
    if (frozen !== null) this.#frozenLayers(frozen).reserve(below);
    else this.#memory.reserve(whole.usedWords);
    this.#plan.reserve(part);
  }

  async stepEncoder(batch: Batch, rate: number, dropout: DropoutSeed | null): Promise<EncoderStep> {
    const losses = await this.step(batch, { encoder: rate, heads: 0 }, dropout);
    return { losses, heads: await this.#memory.headGradients() };
  }

  async saved(pause?: Pause): Promise<SavedTraining> {
    const { updates } = this;
    const { memory } = this.shared;
    const weights = await memory.download(true);
    await pause?.();
    const { used, decayed } = memory.words.rows;
    const ofWords = this.#moved.words ? { words: used, decay: decayed } : {};
    const [first, second] = await this.#memory.moments(ofWords.words?.length ?? 0);
    return { weights, optimizer: { first, second, updates, ...ofWords } };
  }

  async inspect(batch: Batch, dropout: DropoutSeed | null): Promise<Inspection> {
    const { executor, shape } = this.shared;
    await this.prepare(batch);
    const plan = this.#planOf({ isInspected: true });
    try {
      const [{ inputs, step, words }] = this.#packed(batch, { dropout, update: null, parts: 1 });
      plan.run(inputs, step);
      const { tokens } = step.counts;
      const [S, P] = [batch.spans.length, batch.pairs.length];
      const losses = await this.#losses(batch);
      const { frozen } = this.how;
      const given = frozen === null ? [] : [joined(batch.states ?? [])];
      const layers = Array.from({ length: shape.bert.layers + 1 }, (_, i) => i);
      const states = layers
        .slice((frozen ?? 0) + given.length)
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

  #frozenLayers(frozen: number): FrozenLayers<S> {
    this.#frozen ??= new FrozenLayers(this.shared, frozen);
    return this.#frozen;
  }

  /**
   * What a plan runs, part by part; without an update the weights stay as they are. Losses are means
   * over the whole batch, and gradients have a row for each of its words.
   */
  #packed(
    batch: Batch,
    {
      dropout,
      update,
      parts,
    }: {
      readonly dropout: DropoutSeed | null;
      readonly update: Update | null;
      readonly parts: number;
    },
  ) {
    const { shape, memory } = this.shared;
    const scales = lossScales(targetsOf(batch, shape), lossWeightsOf(shape));
    const words = wordsOf(batch.sentences);
    const table = this.#moved.words ? memory.words : PLAIN_TABLE;
    const cut = partsOf(batch, parts);
    const packed = cut.map((part) =>
      packBatch(targetsOf(part, shape), packSizes(shape), table, words),
    );
    const isMoved = update && this.#moved.words;
    const used = isMoved
      ? memory.words.rows.update(words, (word) => memory.words.rowOf(word))
      : new Uint32Array();
    if (isMoved) this.#memory.reserve(used.length / 4);
    return packed.map(({ inputs, counts, groups, longest }, i) => {
      const part = cut[i];
      const isLast = i === packed.length - 1;
      const step: Step = {
        counts: { ...counts, usedWords: used.length / 4 },
        groups,
        longest,
        dropout: dropout && seedOfPart(dropout, i),
        scales,
        agreement: part.agreement,
        update,
        adds: i > 0,
        stage: update && isLast ? "update" : "gradients",
      };
      const usedWords = isLast ? used : new Uint32Array();
      return { part, inputs: { ...inputs, usedWords, ...this.#statesOf(part) }, step, words };
    });
  }

  /** What a batch begins with above frozen layers. */
  #statesOf({ sentences, states = [] }: Batch): { readonly states?: Float32Array } {
    if (this.how.frozen === null) return {};
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

  #planOf(kind: Parameters<typeof trainingProgram>[2]): Plan<S> {
    const { executor, shape, memory } = this.shared;
    const program = trainingProgram(shape, this.#moved, kind);
    const sizes = inputSizes(shape, this.how.frozen !== null);
    const version = () => memory.words.version + this.#memory.version;
    return new Plan(executor, program, memory.resolver(this.#memory.stores), sizes, version);
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
