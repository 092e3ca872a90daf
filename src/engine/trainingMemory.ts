import type { NamedArray } from "../io/safetensors.ts";
import { SQUARE_PARTS } from "../kernels/squares.ts";
import { SUMMARY_SIZE } from "../kernels/summary.ts";
import type { OptimizerState } from "../model/network.ts";
import { WORD_TABLE } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";
import { allOrNone } from "./allOrNone.ts";
import type { Executor, Store, View } from "./executor.ts";
import type { Moments, ParameterMemory, TrainingStores } from "./memory.ts";
import type { MovedPart } from "./plan/movedPart.ts";
import { addChunk, blockContents, type Place } from "./plan/parameterLayout.ts";

/** Rows of moments that there is room for at first; the room is doubled when it is full. */
const FIRST_ROOM = 1024;

/** Words whose moments are not all zero, in the order of the rows of both. */
export function usedWords({ first, second, words }: OptimizerState): readonly number[] {
  if (words) return words;
  const tables = [first, second].map((moments) => moments.get(WORD_TABLE));
  const [count, width] = tables[0]?.shape ?? [0, 0];
  const isUsed = (word: number) =>
    tables.some((table) =>
      table?.data.subarray(word * width, (word + 1) * width).some((x) => x !== 0),
    );
  return Array.from({ length: count }, (_, word) => word).filter(isUsed);
}

/** Gradients and moments on a device, and the way between them and a checkpoint's tensors. */
export class TrainingMemory<S extends Store> {
  readonly stores: TrainingStores<S>;
  /** Another one when moments lie elsewhere. */
  version = 0;
  /** Rows of the word table that there is room for moments of. */
  #room: number;

  /** @param from moments to go on with; none: zero */
  constructor(
    private readonly executor: Executor<S>,
    private readonly parameters: ParameterMemory<S>,
    private readonly moved: MovedPart,
    from: OptimizerState | undefined,
  ) {
    const used = from && moved.words ? usedWords(from) : [];
    this.#room = this.#roomFor(used.length, FIRST_ROOM);
    this.stores = allOrNone(executor, (allocate) => {
      const chunks = (label: string) =>
        moved.chunks.map(({ start, size }) => allocate((size - start) * 4, label));
      const table = (label: string) =>
        moved.words ? allocate(this.#room * this.#rowBytes, `${label} of words`) : null;
      const moments = (label: string) => ({ chunks: chunks(label), words: table(label) });
      const stores = {
        moved,
        gradients: chunks("gradients"),
        first: moments("first moments"),
        second: moments("second moments"),
        partials: allocate((moved.chunks.length + 1) * SQUARE_PARTS * 4, "partials"),
        summary: allocate(SUMMARY_SIZE * 4, "summary"),
      };
      if (from) this.#upload(stores.first, from.first, { used, isWhole: !from.words });
      if (from) this.#upload(stores.second, from.second, { used, isWhole: !from.words });
      return stores;
    });
  }

  free(): void {
    const { gradients, first, second, partials, summary } = this.stores;
    const tables = [first.words, second.words].filter((store) => store !== null);
    const chunks = [...gradients, ...first.chunks, ...second.chunks];
    for (const store of [...chunks, ...tables, partials, summary]) this.executor.free(store);
  }

  /** Makes room for the moments of so many rows of the word table. */
  reserve(rows: number): void {
    if (rows <= this.#room) return;
    this.#room = this.#roomFor(rows, this.#room);
    const { first, second } = this.stores;
    for (const moments of [first, second]) {
      const former = moments.words as S;
      moments.words = this.executor.allocate(this.#room * this.#rowBytes, "moments of words");
      this.executor.copy({ store: former, offset: 0, bytes: former.bytes }, moments.words);
      this.executor.free(former);
    }
    this.version += 1;
  }

  /** First and second moments of what moves; of the word table so many rows. */
  async moments(used: number): Promise<Weights[]> {
    const { first, second } = this.stores;
    return [await this.#download(first, used), await this.#download(second, used)];
  }

  /** @param ofWords those of the rows of the word table that a batch used; null where it stays */
  async gradients(
    ofWords: { readonly view: View<S>; readonly words: readonly number[] } | null,
  ): Promise<Weights> {
    const tensors = await this.#tensors(this.stores.gradients);
    if (ofWords) {
      const [rows] = await this.executor.read([ofWords.view]);
      const { shape } = this.parameters.words;
      const [count, width] = shape;
      const data = new Float32Array(count * width);
      ofWords.words.forEach((word, i) => {
        data.set(rows.subarray(i * width, (i + 1) * width), word * width);
      });
      tensors.set(WORD_TABLE, { shape, data });
    }
    return this.parameters.inOrder(tensors);
  }

  /** Gradients of the heads alone. */
  headGradients(): Promise<Weights> {
    const { chunks } = this.moved;
    return this.parameters.downloadHeads(this.stores.gradients, (chunk) => chunks[chunk].start);
  }

  /** Twice as many rows as there were, as often as it takes, but no more than the table has. */
  #roomFor(rows: number, from: number): number {
    let room = from;
    while (room < rows) room *= 2;
    return Math.min(room, this.parameters.words.shape[0]);
  }

  get #rowBytes(): number {
    return 4 * this.parameters.words.shape[1];
  }

  #upload(
    { chunks, words }: Moments<S>,
    from: Weights,
    { used, isWhole }: { readonly used: readonly number[]; readonly isWhole: boolean },
  ): void {
    for (const block of this.moved.blocks) {
      const { chunk, offset } = this.parameters.layout.places.get(block.name) as Place;
      const at = offset - this.moved.chunks[chunk].start;
      this.executor.write(chunks[chunk], at * 4, blockContents(block, from));
    }
    const table = from.get(WORD_TABLE);
    if (!words || !table || used.length === 0) return;
    const [, width] = table.shape;
    const rows = new Float32Array(used.length * width);
    used.forEach((word, i) => {
      const row = isWhole ? word : i;
      rows.set(table.data.subarray(row * width, (row + 1) * width), i * width);
    });
    this.executor.write(words, 0, rows);
  }

  async #download({ chunks, words }: Moments<S>, used: number): Promise<Weights> {
    const tensors = await this.#tensors(chunks);
    if (words) {
      const bytes = used * this.#rowBytes;
      const [, width] = this.parameters.words.shape;
      const read = used > 0 ? await this.executor.read([{ store: words, offset: 0, bytes }]) : [];
      tensors.set(WORD_TABLE, { shape: [used, width], data: read[0] ?? new Float32Array() });
    }
    return this.parameters.inOrder(tensors);
  }

  /** What moves of the parameters but the word table, read a chunk at a time. */
  async #tensors(stores: readonly S[]): Promise<Map<string, NamedArray>> {
    const { blocks, chunks } = this.moved;
    const { layout, shapes } = this.parameters;
    const tensors = new Map<string, NamedArray>();
    for (const [chunk, { start, size }] of chunks.entries()) {
      if (start === size) continue;
      const view = { store: stores[chunk], offset: 0, bytes: (size - start) * 4 };
      const [data] = await this.executor.read([view]);
      addChunk(tensors, { ...layout, blocks }, { chunk, data, start }, shapes);
    }
    return tensors;
  }
}
