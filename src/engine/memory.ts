import type { NamedArray } from "../io/safetensors.ts";
import { type ModelShape, modelShapes } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";
import { allOrNone } from "./allOrNone.ts";
import { DeviceError } from "./deviceError.ts";
import type { Executor, Store, View } from "./executor.ts";
import type { MovedPart } from "./plan/movedPart.ts";
import {
  CHUNK_BYTES,
  fromChunks,
  headsOf,
  layOut,
  type ParameterLayout,
  type Place,
  toChunks,
} from "./plan/parameterLayout.ts";
import type { Resolve } from "./plan/plan.ts";
import { parameterBlocks } from "./program/parameterBlocks.ts";

const WORDS = "bert.embeddings.word_embeddings.weight";

/** The word table among tensors. */
export function wordTable(from: Weights): Float32Array {
  const words = from.get(WORDS);
  if (!words) throw new Error(`no weights ${WORDS}`);
  return words.data;
}

const tooLarge = (bytes: number, limit: number): DeviceError =>
  new DeviceError({
    kind: "out-of-memory",
    message: `the word table takes ${megabytes(bytes)} MB, more than the ${megabytes(limit)} MB that this device binds at once`,
  });

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

/** A set of parameters on the device. */
export interface ParameterStores<S extends Store> {
  readonly chunks: readonly S[];
  /** [V, H] */
  readonly words: S;
}

/** One of the moments of what training moves. */
export interface Moments<S extends Store> {
  readonly chunks: readonly S[];
  /** [V, H]; null where the word table stays. */
  readonly words: S | null;
}

/** What training needs beside the weights, with room for what moves alone. */
export interface TrainingStores<S extends Store> {
  readonly moved: MovedPart;
  readonly gradients: readonly S[];
  readonly first: Moments<S>;
  readonly second: Moments<S>;
  readonly partials: S;
  readonly summary: S;
}

/** A stretch of a block that begins at a float of its store. */
export function blockView<S extends Store>(
  store: S,
  block: number,
  { start, size }: { readonly start: number; readonly size: number },
): View<S> {
  // Whole fours, as a vector's array asks for; blocks are padded with zeros to more than that.
  return { store, offset: (block + start) * 4, bytes: Math.ceil(size / 4) * 16 };
}

/** A network's parameters on a device, and the way between them and a checkpoint's tensors. */
export class ParameterMemory<S extends Store> {
  readonly layout: ParameterLayout;
  readonly weights: ParameterStores<S>;
  readonly #shapes: ReadonlyMap<string, readonly number[]>;

  /** @param former where there is one, `weights` are those of the heads, and the rest is its */
  constructor(
    private readonly executor: Executor<S>,
    shape: ModelShape,
    weights: Weights,
    former?: ParameterMemory<S>,
  ) {
    const { largestBinding } = executor;
    this.#shapes = modelShapes(shape);
    this.layout = layOut(parameterBlocks(shape), Math.min(CHUNK_BYTES, largestBinding));
    if (this.wordFloats * 4 > largestBinding) throw tooLarge(this.wordFloats * 4, largestBinding);
    this.weights = former
      ? this.#takenFrom(former, weights)
      : allOrNone(executor, (allocate) => {
          const stores = {
            chunks: this.layout.chunks.map(({ size }) => allocate(size * 4, "weights")),
            words: allocate(this.wordFloats * 4, "weights of words"),
          };
          this.upload(stores, weights);
          return stores;
        });
  }

  /** The same encoder with other heads, instead of this one; without memory for it all stays. */
  withHeads(shape: ModelShape, heads: Weights): ParameterMemory<S> {
    return new ParameterMemory(this.executor, shape, heads, this);
  }

  free({ chunks, words }: ParameterStores<S>): void {
    for (const store of [...chunks, words]) this.executor.free(store);
  }

  /** @param from tensors in the file's orientation */
  upload(stores: ParameterStores<S>, from: Weights): void {
    toChunks(this.layout, from).forEach((data, i) => {
      this.executor.write(stores.chunks[i], 0, data);
    });
    this.executor.write(stores.words, 0, wordTable(from));
  }

  /** @param from the heads' tensors in the file's orientation */
  uploadHeads(from: Weights, chunks = this.weights.chunks): void {
    const heads = headsOf(this.layout);
    const contents = toChunks(heads, from);
    for (const { name } of heads.blocks) {
      const { chunk, offset, size } = this.layout.places.get(name) as Place;
      const data = contents[chunk].subarray(offset, offset + size);
      this.executor.write(chunks[chunk], offset * 4, data);
    }
  }

  /**
   * The heads' part of weights, or of what has their form.
   *
   * @param startOf the first float of a chunk that its store holds
   */
  async downloadHeads(
    chunks: readonly S[],
    startOf: (chunk: number) => number = () => 0,
  ): Promise<Weights> {
    const heads = headsOf(this.layout);
    const places = heads.blocks.map(({ name }) => this.layout.places.get(name) as Place);
    const read = await this.executor.read(
      places.map(({ chunk, offset, size }) => {
        return { store: chunks[chunk], offset: 4 * (offset - startOf(chunk)), bytes: 4 * size };
      }),
    );
    const contents = this.layout.chunks.map(({ size }) => new Float32Array(size));
    places.forEach(({ chunk, offset }, i) => {
      contents[chunk].set(read[i], offset);
    });
    return this.named(heads, contents, null);
  }

  async download(stores: ParameterStores<S>): Promise<Map<string, NamedArray>> {
    const views = [...stores.chunks, stores.words].map((store, i) => ({
      store,
      offset: 0,
      bytes: 4 * (this.layout.chunks[i]?.size ?? this.wordFloats),
    }));
    const [words, ...chunks] = (await this.executor.read(views)).reverse();
    return this.named(this.layout, chunks.reverse(), words);
  }

  /** Where the names of a program lie. */
  resolver(training: TrainingStores<S> | null): Resolve<S> {
    const chunksOf = (of: "weights" | "gradients" | "first" | "second") => {
      if (of === "weights") return this.weights.chunks;
      if (!training) throw new Error(`no ${of} outside training`);
      return of === "gradients" ? training.gradients : training[of].chunks;
    };
    /** Where what moves of a chunk begins; but for weights nothing is there before it. */
    const startOf = (chunk: number) => training?.moved.chunks[chunk].start ?? 0;
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
        if (!store) throw new Error(`no ${ref.name} in this training, or outside one`);
        return { store, offset: 0, bytes: store.bytes };
      }
      if (ref.kind === "chunk") {
        const start = startOf(ref.chunk);
        const bytes = (this.layout.chunks[ref.chunk].size - start) * 4;
        const offset = ref.of === "weights" ? start * 4 : 0;
        return { store: chunksOf(ref.of)[ref.chunk], offset, bytes };
      }
      const place = this.layout.places.get(ref.name) as Place;
      const first = ref.of === "weights" ? 0 : startOf(place.chunk);
      const store = chunksOf(ref.of)[place.chunk];
      const { start, size = place.size - start } = ref;
      return blockView(store, place.offset - first, { start, size });
    };
  }

  /** Multiplies rows of a downloaded word table. */
  scaleWords(weights: ReadonlyMap<string, NamedArray>, factorOf: (word: number) => number): void {
    const [count, width] = this.wordShape;
    const { data } = weights.get(WORDS) as NamedArray;
    for (let word = 0; word < count; word++) {
      const factor = factorOf(word);
      if (factor === 1) continue;
      for (let i = word * width; i < (word + 1) * width; i++) data[i] *= factor;
    }
  }

  /** Rows and columns of the word table. */
  get wordShape(): readonly number[] {
    return this.#shapes.get(WORDS) as readonly number[];
  }

  get wordFloats(): number {
    return this.wordShape[0] * this.wordShape[1];
  }

  /** Tensors in the order of a file. @param words null where the word table is not among them */
  named(
    layout: ParameterLayout,
    chunks: readonly Float32Array[],
    words: Float32Array | null,
  ): Map<string, NamedArray> {
    const named = fromChunks(layout, chunks, this.#shapes);
    if (words) named.set(WORDS, { shape: this.wordShape, data: words });
    return new Map(
      [...this.#shapes.keys()].flatMap((name) => {
        const tensor = named.get(name);
        return tensor ? [[name, tensor] as const] : [];
      }),
    );
  }

  /** The encoder lies alike in both, before the heads: chunks of it alone stay, others are copied. */
  #takenFrom({ layout, weights }: ParameterMemory<S>, heads: Weights): ParameterStores<S> {
    const chunks = allOrNone(this.executor, (allocate) => {
      const taken = this.layout.chunks.map(({ size, ends: { plainEncoder } }, i) => {
        const store = weights.chunks[i];
        if (plainEncoder === size && layout.chunks[i]?.size === size) return store;
        const own = allocate(size * 4, "weights");
        if (plainEncoder > 0)
          this.executor.copy({ store, offset: 0, bytes: plainEncoder * 4 }, own);
        return own;
      });
      this.uploadHeads(heads, taken);
      return taken;
    });
    for (const store of weights.chunks) if (!chunks.includes(store)) this.executor.free(store);
    return { chunks, words: weights.words };
  }
}
