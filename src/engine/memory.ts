import { wholeOf } from "../io/lazyTensor.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { type ModelShape, modelShapes, WORD_TABLE } from "../model/parameters.ts";
import type { WeightSource, Weights } from "../model/weights.ts";
import { allOrNone } from "./allOrNone.ts";
import type { Executor, Store, View } from "./executor.ts";
import type { MovedPart } from "./plan/movedPart.ts";
import {
  addChunk,
  blockContents,
  CHUNK_BYTES,
  fromChunks,
  headsOf,
  layOut,
  type ParameterLayout,
  type Place,
  toChunks,
} from "./plan/parameterLayout.ts";
import type { Resolve } from "./plan/plan.ts";
import { type Block, parameterBlocks } from "./program/parameterBlocks.ts";
import { WordTable } from "./wordTable.ts";

/** One of the moments of what training moves. */
export interface Moments<S extends Store> {
  readonly chunks: readonly S[];
  /** Of the rows of the word table that were used, in that order; null where the table stays. */
  words: S | null;
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
  readonly shapes: ReadonlyMap<string, readonly number[]>;

  private constructor(
    private readonly executor: Executor<S>,
    shape: ModelShape,
    /** All parameters but the word table. */
    readonly chunks: readonly S[],
    readonly words: WordTable<S>,
  ) {
    this.shapes = modelShapes(shape);
    this.layout = layoutOn(executor, shape);
  }

  /**
   * Brings weights to a device, a block at a time: no copy of all of them is made on the way.
   *
   * @param largeTable bytes above which not all of the word table is held
   */
  static async load<S extends Store>(
    executor: Executor<S>,
    shape: ModelShape,
    source: WeightSource,
    largeTable?: number,
  ): Promise<ParameterMemory<S>> {
    const { blocks, places } = layoutOn(executor, shape);
    const chunks = chunksOn(executor, shape);
    try {
      for (const block of blocks) {
        const { chunk, offset } = places.get(block.name) as Place;
        const data = blockContents(block, await tensorsOf(block, source));
        executor.write(chunks[chunk], offset * 4, data);
      }
      const table = source.get(WORD_TABLE);
      if (!table) throw new Error(`no weights ${WORD_TABLE}`);
      const words = await WordTable.load(executor, table, largeTable);
      return new ParameterMemory(executor, shape, chunks, words);
    } catch (error) {
      for (const store of chunks) executor.free(store);
      throw error;
    }
  }

  /** Room for weights that are not there yet. */
  static unfilled<S extends Store>(
    executor: Executor<S>,
    shape: ModelShape,
    largeTable?: number,
  ): ParameterMemory<S> {
    const table = modelShapes(shape).get(WORD_TABLE) as readonly number[];
    const words = WordTable.unfilled(executor, table, largeTable);
    return new ParameterMemory(executor, shape, chunksOn(executor, shape), words);
  }

  /** The same encoder with other heads, instead of this one; without memory for it all stays. */
  withHeads(shape: ModelShape, heads: Weights): ParameterMemory<S> {
    const next = layoutOn(this.executor, shape);
    return new ParameterMemory(this.executor, shape, this.#taken(next, heads), this.words);
  }

  free(): void {
    for (const store of this.chunks) this.executor.free(store);
    this.words.free();
  }

  /** @param from the heads' tensors in the file's orientation */
  uploadHeads(from: Weights, layout = this.layout, chunks = this.chunks): void {
    const heads = headsOf(layout);
    const contents = toChunks(heads, from);
    for (const { name } of heads.blocks) {
      const { chunk, offset, size } = layout.places.get(name) as Place;
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
    return this.inOrder(fromChunks(heads, contents, this.shapes));
  }

  /**
   * All weights, read a chunk at a time.
   *
   * @param isHeld rows of words without what they are yet to be multiplied by: wordTable.ts
   */
  async download(isHeld = false): Promise<Map<string, NamedArray>> {
    const tensors = new Map<string, NamedArray>();
    for (const [chunk, { size }] of this.layout.chunks.entries()) {
      const view = { store: this.chunks[chunk], offset: 0, bytes: 4 * size };
      const [data] = await this.executor.read([view]);
      addChunk(tensors, this.layout, { chunk, data, start: 0 }, this.shapes);
    }
    tensors.set(WORD_TABLE, { shape: this.words.shape, data: await this.words.download(isHeld) });
    return this.inOrder(tensors);
  }

  /** Where the names of a program lie. */
  resolver(training: TrainingStores<S> | null): Resolve<S> {
    const chunksOf = (of: "weights" | "gradients" | "first" | "second") => {
      if (of === "weights") return this.chunks;
      if (!training) throw new Error(`no ${of} outside training`);
      return of === "gradients" ? training.gradients : training[of].chunks;
    };
    /** Where what moves of a chunk begins; but for weights nothing is there before it. */
    const startOf = (chunk: number) => training?.moved.chunks[chunk].start ?? 0;
    return (ref) => {
      if (ref.kind === "persistent") {
        if (ref.name === "words") return this.words.view;
        const stores = {
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

  /** Tensors in the order of a file. */
  inOrder(named: ReadonlyMap<string, NamedArray>): Map<string, NamedArray> {
    return new Map(
      [...this.shapes.keys()].flatMap((name) => {
        const tensor = named.get(name);
        return tensor ? [[name, tensor] as const] : [];
      }),
    );
  }

  /** The encoder lies alike in both, before the heads: chunks of it alone stay, others are copied. */
  #taken(next: ParameterLayout, heads: Weights): readonly S[] {
    const { layout, chunks: former } = this;
    const chunks = allOrNone(this.executor, (allocate) => {
      const taken = next.chunks.map(({ size, ends: { plainEncoder } }, i) => {
        const store = former[i];
        if (plainEncoder === size && layout.chunks[i]?.size === size) return store;
        const own = allocate(size * 4, "weights");
        if (plainEncoder > 0)
          this.executor.copy({ store, offset: 0, bytes: plainEncoder * 4 }, own);
        return own;
      });
      this.uploadHeads(heads, next, taken);
      return taken;
    });
    for (const store of former) if (!chunks.includes(store)) this.executor.free(store);
    return chunks;
  }
}

const layoutOn = (
  { largestBinding }: { readonly largestBinding: number },
  shape: ModelShape,
): ParameterLayout => layOut(parameterBlocks(shape), Math.min(CHUNK_BYTES, largestBinding));

const chunksOn = <S extends Store>(executor: Executor<S>, shape: ModelShape): readonly S[] =>
  allOrNone(executor, (allocate) =>
    layoutOn(executor, shape).chunks.map(({ size }) => allocate(size * 4, "weights")),
  );

/** What a block is made of. */
async function tensorsOf({ parts }: Block, source: WeightSource): Promise<Weights> {
  const tensors = new Map<string, NamedArray>();
  for (const name of new Set(parts.map(({ weight }) => weight))) {
    const tensor = source.get(name);
    if (!tensor) throw new Error(`no weights ${name}`);
    tensors.set(name, await wholeOf(tensor));
  }
  return tensors;
}
