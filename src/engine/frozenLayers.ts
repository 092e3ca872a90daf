import type { Pause } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { Executor, Store } from "./executor.ts";
import type { ParameterMemory } from "./memory.ts";
import { offsetsOf, packBatch } from "./plan/batchInputs.ts";
import { Plan } from "./plan/plan.ts";
import { inputSizes, packSizes } from "./plan/sizes.ts";
import type { Counts } from "./program/axes.ts";
import { frozenProgram } from "./program/programs.ts";

/** Where the weights are. */
interface Holder<S extends Store> {
  readonly executor: Executor<S>;
  readonly shape: ModelShape;
  readonly memory: ParameterMemory<S>;
}

/** The embeddings and the lowest layers of a network, on the weights that the network has. */
export class FrozenLayers<S extends Store> {
  readonly #plan: Plan<S>;

  constructor(
    private readonly holder: Holder<S>,
    layers: number,
  ) {
    const { executor, shape, memory } = holder;
    const program = frozenProgram(shape, layers);
    const { words } = memory;
    const resolve = memory.resolver(null);
    this.#plan = new Plan(executor, program, resolve, inputSizes(shape), () => words.version);
  }

  /** What the last of them gives, nothing dropped, [T · H] a sentence. */
  async states(sentences: readonly (readonly number[])[], pause?: Pause): Promise<Float32Array[]> {
    const { executor, shape, memory } = this.holder;
    const { words } = memory;
    while (words.lacks(sentences)) await words.bring(sentences);
    const { inputs, counts, groups, longest } = packBatch(
      { sentences, spans: [], pairs: [] },
      packSizes(shape),
      words,
    );
    const step = { dropout: null, scales: null, update: null, stage: "spans" } as const;
    const whole = { ...counts, usedWords: 0 };
    await this.#plan.runInPieces(inputs, { counts: whole, groups, longest, ...step }, pause);
    const [states] = await executor.read([this.#plan.view("h", counts.tokens)]);
    const { hidden } = shape.bert;
    const offsets = offsetsOf(sentences);
    return sentences.map(({ length }, i) =>
      states.slice(offsets[i] * hidden, (offsets[i] + length) * hidden),
    );
  }

  /** Makes room for batches of these counts. */
  reserve(counts: Counts): void {
    this.#plan.reserve(counts);
  }

  dispose(): void {
    this.#plan.dispose();
  }
}
