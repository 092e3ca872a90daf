import type { NamedArray } from "../io/safetensors.ts";
import { SQUARE_PARTS } from "../kernels/squares.ts";
import { SUMMARY_SIZE } from "../kernels/summary.ts";
import type { OptimizerState } from "../model/network.ts";
import { type ModelShape, modelShapes } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";
import { type Allocate, allOrNone } from "./allOrNone.ts";
import { DeviceError } from "./deviceError.ts";
import type { Executor, Store, View } from "./executor.ts";
import {
  CHUNK_BYTES,
  fromChunks,
  layOut,
  type ParameterLayout,
  type Place,
  toChunks,
} from "./plan/parameterLayout.ts";
import type { Resolve } from "./plan/plan.ts";
import { parameterBlocks } from "./program/parameterBlocks.ts";

const WORDS = "bert.embeddings.word_embeddings.weight";

const tooLarge = (bytes: number, limit: number): DeviceError =>
  new DeviceError({
    kind: "out-of-memory",
    message: `the word table takes ${megabytes(bytes)} MB, more than the ${megabytes(limit)} MB that this device binds at once`,
  });

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

/** A set of parameters, gradients or moments on the device. */
export interface ParameterStores<S extends Store> {
  readonly chunks: readonly S[];
  /** [V, H] */
  readonly words: S;
}

/** What training needs beside the weights. */
export interface TrainingStores<S extends Store> {
  readonly gradients: readonly S[];
  readonly first: ParameterStores<S>;
  readonly second: ParameterStores<S>;
  readonly partials: S;
  readonly summary: S;
}

/** A network's parameters on a device, and the way between them and a checkpoint's tensors. */
export class ParameterMemory<S extends Store> {
  readonly layout: ParameterLayout;
  readonly weights: ParameterStores<S>;
  readonly #shapes: ReadonlyMap<string, readonly number[]>;

  constructor(
    private readonly executor: Executor<S>,
    shape: ModelShape,
    weights: Weights,
  ) {
    const { largestBinding } = executor;
    this.#shapes = modelShapes(shape);
    this.layout = layOut(parameterBlocks(shape), Math.min(CHUNK_BYTES, largestBinding));
    if (this.#wordFloats * 4 > largestBinding) throw tooLarge(this.#wordFloats * 4, largestBinding);
    this.weights = allOrNone(executor, (allocate) => {
      const stores = this.#allocate(allocate, "weights");
      this.upload(stores, weights);
      return stores;
    });
  }

  /** Gradients, zero, and moments. @param from moments to go on with; none: zero */
  allocateTraining(from?: OptimizerState): TrainingStores<S> {
    const { chunks } = this.layout;
    return allOrNone(this.executor, (allocate) => {
      const stores = {
        gradients: chunks.map(({ size }) => allocate(size * 4, "gradients")),
        first: this.#allocate(allocate, "first moments"),
        second: this.#allocate(allocate, "second moments"),
        partials: allocate((chunks.length + 1) * SQUARE_PARTS * 4, "partials"),
        summary: allocate(SUMMARY_SIZE * 4, "summary"),
      };
      if (from) this.upload(stores.first, from.first);
      if (from) this.upload(stores.second, from.second);
      return stores;
    });
  }

  freeTraining({ gradients, first, second, partials, summary }: TrainingStores<S>): void {
    for (const store of [...gradients, partials, summary]) this.executor.free(store);
    this.free(first);
    this.free(second);
  }

  free({ chunks, words }: ParameterStores<S>): void {
    for (const store of [...chunks, words]) this.executor.free(store);
  }

  /** @param from tensors in the file's orientation */
  upload(stores: ParameterStores<S>, from: Weights): void {
    toChunks(this.layout, from).forEach((data, i) => {
      this.executor.write(stores.chunks[i], 0, data);
    });
    const words = from.get(WORDS);
    if (!words) throw new Error(`no weights ${WORDS}`);
    this.executor.write(stores.words, 0, words.data);
  }

  async download(stores: ParameterStores<S>): Promise<Map<string, NamedArray>> {
    const views = [...stores.chunks, stores.words].map((store, i) => ({
      store,
      offset: 0,
      bytes: 4 * (this.layout.chunks[i]?.size ?? this.#wordFloats),
    }));
    const [words, ...chunks] = (await this.executor.read(views)).reverse();
    return this.#named(chunks.reverse(), words);
  }

  /** Gradients; the rows of the word table that a batch used are given by their words. */
  async downloadGradients(
    { gradients }: TrainingStores<S>,
    wordGradients: View<S>,
    words: readonly number[],
  ): Promise<Map<string, NamedArray>> {
    const chunks = gradients.map((store, i) => ({
      store,
      offset: 0,
      bytes: 4 * this.layout.chunks[i].size,
    }));
    const [rows, ...contents] = (await this.executor.read([...chunks, wordGradients])).reverse();
    const table = new Float32Array(this.#wordFloats);
    const [, width] = this.#wordShape;
    words.forEach((word, i) => {
      table.set(rows.subarray(i * width, (i + 1) * width), word * width);
    });
    return this.#named(contents.reverse(), table);
  }

  /** Words whose moments are not all zero. */
  usedWords({ first, second }: OptimizerState): number[] {
    const [count, width] = this.#wordShape;
    const tables = [first, second].map((state) => (state.get(WORDS) as NamedArray).data);
    const isUsed = (word: number) =>
      tables.some((t) => t.subarray(word * width, (word + 1) * width).some((x) => x !== 0));
    return Array.from({ length: count }, (_, word) => word).filter(isUsed);
  }

  /** Where the names of a program lie. */
  resolver(training: TrainingStores<S> | null): Resolve<S> {
    const chunksOf = (of: "weights" | "gradients" | "first" | "second") => {
      if (of === "weights") return this.weights.chunks;
      if (!training) throw new Error(`no ${of} outside training`);
      return of === "gradients" ? training.gradients : training[of].chunks;
    };
    return (ref) => {
      if (ref.kind === "persistent") {
        const stores = {
          words: this.weights.words,
          firstOfWords: training?.first.words,
          secondOfWords: training?.second.words,
          partials: training?.partials,
          summary: training?.summary,
        };
        const store = stores[ref.name];
        if (!store) throw new Error(`no ${ref.name} outside training`);
        return { store, offset: 0, bytes: store.bytes };
      }
      if (ref.kind === "chunk") {
        const store = chunksOf(ref.of)[ref.chunk];
        return { store, offset: 0, bytes: this.layout.chunks[ref.chunk].size * 4 };
      }
      const place = this.layout.places.get(ref.name) as Place;
      const size = ref.size ?? place.size - ref.start;
      // Whole fours, as a vector's array asks for; blocks are padded with zeros to more than that.
      const bytes = Math.ceil(size / 4) * 16;
      const offset = (place.offset + ref.start) * 4;
      return { store: chunksOf(ref.of)[place.chunk], offset, bytes };
    };
  }

  /** Multiplies rows of a downloaded word table. */
  scaleWords(weights: ReadonlyMap<string, NamedArray>, factorOf: (word: number) => number): void {
    const [count, width] = this.#wordShape;
    const { data } = weights.get(WORDS) as NamedArray;
    for (let word = 0; word < count; word++) {
      const factor = factorOf(word);
      if (factor === 1) continue;
      for (let i = word * width; i < (word + 1) * width; i++) data[i] *= factor;
    }
  }

  get #wordShape(): readonly number[] {
    return this.#shapes.get(WORDS) as readonly number[];
  }

  get #wordFloats(): number {
    return this.#wordShape[0] * this.#wordShape[1];
  }

  #allocate(allocate: Allocate<S>, label: string): ParameterStores<S> {
    return {
      chunks: this.layout.chunks.map(({ size }) => allocate(size * 4, label)),
      words: allocate(this.#wordFloats * 4, `${label} of words`),
    };
  }

  #named(chunks: readonly Float32Array[], words: Float32Array): Map<string, NamedArray> {
    const named = fromChunks(this.layout, chunks, this.#shapes);
    named.set(WORDS, { shape: this.#wordShape, data: words });
    return new Map([...this.#shapes.keys()].map((name) => [name, named.get(name) as NamedArray]));
  }
}
