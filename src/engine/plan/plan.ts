import type { Uniforms } from "../../kernels/defineKernel.ts";
import type { Pause } from "../../model/network.ts";
import { type Allocate, allOrNone } from "../allOrNone.ts";
import {
  ALIGNMENT,
  type Bound,
  type Call,
  type Executor,
  type Store,
  type View,
} from "../executor.ts";
import { type Counts, SECTIONS, type Section, sectionSizes } from "../program/axes.ts";
import type { Program, Ref } from "../program/program.ts";
import type { HeadSizes } from "../program/sizes.ts";
import type { Step } from "../program/step.ts";
import { arena, bytesOf } from "./arena.ts";
import { bucketOf, fits, larger } from "./capacity.ts";

/** What a batch's inputs hold, section by section. */
export type Inputs = Readonly<Partial<Record<Section, Uint32Array | Float32Array>>>;

/** Resolves what a program names outside its arena and inputs. */
export type Resolve<S extends Store> = (
  ref: Exclude<Ref, { kind: "activation" | "input" }>,
) => View<S>;

/** Sizes that the inputs depend on. */
export interface InputSizes {
  readonly sizes: HeadSizes;
  /** Rows of `embeddingRows` beside the words. */
  readonly places: number;
  /** Columns of the states that a program begins with; 0: it begins with the embeddings. */
  readonly states: number;
}

/**
 * A program made ready on an executor: memory for its activations and inputs, with room for the
 * largest batch so far, and its calls bound to it. Only a batch beyond that room makes new memory.
 */
export class Plan<S extends Store> {
  #capacity: Counts | null = null;
  #memory: Memory<S> | null = null;

  constructor(
    private readonly executor: Executor<S>,
    private readonly program: Program,
    private readonly resolve: Resolve<S>,
    private readonly inputSizes: InputSizes,
    /** Another number when what is resolved lies elsewhere. */
    private readonly version: () => number = () => 0,
  ) {}

  /** Makes room for batches of these counts. */
  reserve(counts: Counts): void {
    if (this.#capacity && fits(counts, this.#capacity)) return;
    const capacity = bucketOf(this.#capacity ? larger(counts, this.#capacity) : counts);
    this.#release();
    this.#memory = allOrNone(this.executor, (allocate) => this.#allocate(allocate, capacity));
    this.#capacity = capacity;
  }

  /** Rows that there is room for; null before the first batch. */
  get capacity(): Counts | null {
    return this.#capacity;
  }

  /** Copies inputs and queues the operations of a step. */
  run(inputs: Inputs, step: Step): void {
    const { bound, uniforms } = this.#ready(inputs, step);
    bound.run(uniforms);
  }

  /**
   * The same; where running holds others up, and there is a pause, it is done in pieces. The plan is
   * left alone until then.
   *
   * @returns when it is done; null: it is done, or queued already
   */
  runInPieces(inputs: Inputs, step: Step, pause: Pause | undefined): Promise<void> | null {
    const { bound, uniforms } = this.#ready(inputs, step);
    if (pause && bound.runInPieces) return bound.runInPieces(uniforms, pause);
    bound.run(uniforms);
    return null;
  }

  #ready(inputs: Inputs, step: Step) {
    this.reserve(step.counts);
    const memory = this.#memory as Memory<S>;
    if (memory.version !== this.version()) this.#bind(memory);
    const { inputStore, offsets, bound } = memory;
    for (const section of SECTIONS) {
      const data = inputs[section];
      if (data && data.length > 0) this.executor.write(inputStore, offsets[section], data);
    }
    const uniforms = this.program.operations.map((op): Uniforms | null => op.uniforms(step));
    return { bound, uniforms };
  }

  /** The first `rows` rows of a result. */
  view(name: string, rows: number): View<S> {
    const activation = this.program.results.get(name);
    const view = activation && this.#memory?.views.get(activation);
    if (!activation || !view) throw new Error(`the program has no result ${name}`);
    return { ...view, bytes: rows * activation.columns * 4 };
  }

  dispose(): void {
    this.#release();
  }

  #allocate(allocate: Allocate<S>, capacity: Counts): Memory<S> {
    const { slots, slotOf } = arena(this.program, capacity);
    const stores = slots.map(({ bytes }, i) => allocate(bytes, `slot ${i}`));
    const views = new Map(
      [...slotOf].map(([activation, slot]) => [
        activation,
        { store: stores[slot], offset: 0, bytes: bytesOf(activation, capacity) },
      ]),
    );
    const { sizes, places, states } = this.inputSizes;
    const numbers = sectionSizes(capacity, { ...sizes, places, states });
    const offsets = {} as Record<Section, number>;
    let end = 0;
    for (const section of SECTIONS) {
      offsets[section] = end;
      end += aligned(numbers[section] * 4);
    }
    const inputStore = allocate(end, "inputs");
    const view = (ref: Ref): View<S> => {
      if (ref.kind === "activation") return views.get(ref.activation) as View<S>;
      if (ref.kind !== "input") return this.resolve(ref);
      const { section } = ref;
      return { store: inputStore, offset: offsets[section], bytes: aligned(numbers[section] * 4) };
    };
    const calls = () =>
      this.program.operations.map(({ kernel, operands }) => ({
        kernel,
        operands: operands.map(view),
      }));
    const bound = this.executor.bind(calls());
    const version = this.version();
    return { stores: [...stores, inputStore], views, inputStore, offsets, calls, bound, version };
  }

  /** Binds again what lies elsewhere now. */
  #bind(memory: Memory<S>): void {
    memory.bound.release();
    memory.bound = this.executor.bind(memory.calls());
    memory.version = this.version();
  }

  #release(): void {
    if (!this.#memory) return;
    this.#memory.bound.release();
    for (const store of this.#memory.stores) this.executor.free(store);
    this.#memory = null;
    this.#capacity = null;
  }
}

interface Memory<S extends Store> {
  readonly stores: readonly S[];
  readonly views: ReadonlyMap<object, View<S>>;
  readonly inputStore: S;
  readonly offsets: Readonly<Record<Section, number>>;
  readonly calls: () => Call<S>[];
  bound: Bound;
  version: number;
}

const aligned = (bytes: number): number => Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
