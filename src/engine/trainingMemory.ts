import type { NamedArray } from "../io/safetensors.ts";
import { SQUARE_PARTS } from "../kernels/squares.ts";
import { SUMMARY_SIZE } from "../kernels/summary.ts";
import type { OptimizerState } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";
import { allOrNone } from "./allOrNone.ts";
import type { Executor, Store, View } from "./executor.ts";
import { type Moments, type ParameterMemory, type TrainingStores, wordTable } from "./memory.ts";
import type { MovedPart } from "./plan/movedPart.ts";
import { toChunks } from "./plan/parameterLayout.ts";

/** Gradients and moments on a device, and the way between them and a checkpoint's tensors. */
export class TrainingMemory<S extends Store> {
  readonly stores: TrainingStores<S>;

  /** @param from moments to go on with; none: zero */
  constructor(
    private readonly executor: Executor<S>,
    private readonly parameters: ParameterMemory<S>,
    private readonly moved: MovedPart,
    from: OptimizerState | undefined,
  ) {
    this.stores = allOrNone(executor, (allocate) => {
      const chunks = (label: string) =>
        moved.chunks.map(({ start, size }) => allocate((size - start) * 4, label));
      const table = (label: string) =>
        moved.words ? allocate(parameters.wordFloats * 4, `${label} of words`) : null;
      const moments = (label: string) => ({ chunks: chunks(label), words: table(label) });
      const stores = {
        moved,
        gradients: chunks("gradients"),
        first: moments("first moments"),
        second: moments("second moments"),
        partials: allocate((moved.chunks.length + 1) * SQUARE_PARTS * 4, "partials"),
        summary: allocate(SUMMARY_SIZE * 4, "summary"),
      };
      if (from) this.#upload(stores.first, from.first);
      if (from) this.#upload(stores.second, from.second);
      return stores;
    });
  }

  free(): void {
    const { gradients, first, second, partials, summary } = this.stores;
    const tables = [first.words, second.words].filter((store) => store !== null);
    const chunks = [...gradients, ...first.chunks, ...second.chunks];
    for (const store of [...chunks, ...tables, partials, summary]) this.executor.free(store);
  }

  /** First and second moments of what moves. */
  moments(): Promise<Weights[]> {
    const { first, second } = this.stores;
    return Promise.all([first, second].map((moments) => this.#download(moments)));
  }

  /** @param ofWords those of the rows of the word table that a batch used; null where it stays */
  async gradients(
    ofWords: { readonly view: View<S>; readonly words: readonly number[] } | null,
  ): Promise<Weights> {
    const { gradients } = this.stores;
    const views = [...this.#views(gradients), ...(ofWords ? [ofWords.view] : [])];
    const contents = await this.executor.read(views);
    if (!ofWords) return this.#named(contents, null);
    const rows = contents[gradients.length];
    const table = new Float32Array(this.parameters.wordFloats);
    const [, width] = this.parameters.wordShape;
    ofWords.words.forEach((word, i) => {
      table.set(rows.subarray(i * width, (i + 1) * width), word * width);
    });
    return this.#named(contents, table);
  }

  /** Gradients of the heads alone. */
  headGradients(): Promise<Weights> {
    const { chunks } = this.moved;
    return this.parameters.downloadHeads(this.stores.gradients, (chunk) => chunks[chunk].start);
  }

  /** Words whose moments are not all zero; none where the word table stays. */
  usedWords({ first, second }: OptimizerState): number[] {
    if (!this.moved.words) return [];
    const [count, width] = this.parameters.wordShape;
    const tables = [wordTable(first), wordTable(second)];
    const isUsed = (word: number) =>
      tables.some((t) => t.subarray(word * width, (word + 1) * width).some((x) => x !== 0));
    return Array.from({ length: count }, (_, word) => word).filter(isUsed);
  }

  #upload({ chunks, words }: Moments<S>, from: Weights): void {
    const { blocks, chunks: moved } = this.moved;
    toChunks({ ...this.parameters.layout, blocks }, from).forEach((data, i) => {
      this.executor.write(chunks[i], 0, data.subarray(moved[i].start));
    });
    if (words) this.executor.write(words, 0, wordTable(from));
  }

  async #download({ chunks, words }: Moments<S>): Promise<Weights> {
    const bytes = 4 * this.parameters.wordFloats;
    const table = words ? [{ store: words, offset: 0, bytes }] : [];
    const contents = await this.executor.read([...this.#views(chunks), ...table]);
    return this.#named(contents, words && contents[chunks.length]);
  }

  #views(stores: readonly S[]): View<S>[] {
    return this.moved.chunks.map(({ start, size }, i) => {
      return { store: stores[i], offset: 0, bytes: (size - start) * 4 };
    });
  }

  #named(contents: readonly Float32Array[], words: Float32Array | null): Map<string, NamedArray> {
    const { blocks, chunks } = this.moved;
    const whole = chunks.map(({ start, size }, i) => {
      const data = new Float32Array(size);
      data.set(contents[i], start);
      return data;
    });
    return this.parameters.named({ ...this.parameters.layout, blocks }, whole, words);
  }
}
