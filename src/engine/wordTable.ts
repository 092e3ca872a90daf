import type { LazyTensor } from "../io/lazyTensor.ts";
import { t } from "../language/words.ts";
import { DeviceError } from "./deviceError.ts";
import type { Executor, Store, View } from "./executor.ts";
import { WordRows } from "./wordRows.ts";

/** Bytes of a table above which only the rows are on the device that are used. */
export const LARGE_TABLE = 64 * 2 ** 20;

/** Rows of a large table that there is room for at first; the room is doubled when it is full. */
const FIRST_ROOM = 2048;
/** Rows between two that are wanted which are read with them: one read costs as much as some rows. */
const READ_OVER = 16;
/** Numbers that are read at once of a table that is held whole. */
const PIECE = 4 * 2 ** 20;

/**
 * How many rows of a word table are held, which a binding can take: all of a small one; of a large
 * one at most so many, and those of words that occur.
 */
export function roomOfWords(
  [count, width]: readonly number[],
  largestBinding: number,
  largeTable = LARGE_TABLE,
): { readonly isWhole: boolean; readonly first: number; readonly most: number } {
  const row = 4 * width;
  if (count * row <= Math.min(largeTable, largestBinding))
    return { isWhole: true, first: count, most: count };
  const most = Math.min(count, Math.floor(largestBinding / row));
  return { isWhole: false, first: Math.min(most, FIRST_ROOM), most };
}

/** The word table of a network on its device. What of a large one is not there is read when it is asked. */
export class WordTable<S extends Store> {
  /** What training has done to rows. */
  readonly rows: WordRows;
  /** Another one when the rows lie elsewhere: what is bound to them is to be bound again. */
  version = 0;
  #store: S;
  #room: number;
  /** Rows of words that are there; null: each word has the row of its number. */
  readonly #places: Map<number, number> | null;
  readonly #most: number;
  /** Where rows that never were trained are to be read; null where all are there. */
  readonly #source: LazyTensor | null;
  /** Whether rows may differ from what is stored of them: they are kept then. */
  #isTrained = false;

  private constructor(
    private readonly executor: Executor<S>,
    readonly shape: readonly number[],
    source: LazyTensor | null,
    { first, most }: { readonly first: number; readonly most: number },
  ) {
    this.rows = new WordRows(shape[0]);
    this.#source = source;
    this.#places = source && new Map();
    this.#most = most;
    this.#room = first;
    this.#store = executor.allocate(first * this.#rowBytes, "weights of words");
  }

  /** One whose rows are not there yet. @param shape of the table */
  static unfilled<S extends Store>(
    executor: Executor<S>,
    shape: readonly number[],
    largeTable?: number,
  ): WordTable<S> {
    const read = () => Promise.reject(new Error("no row of this word table is there"));
    const room = roomOfWords(shape, executor.largestBinding, largeTable);
    return new WordTable(executor, shape, room.isWhole ? null : { shape, read }, room);
  }

  /** @param largeTable bytes above which it is not held whole */
  static async load<S extends Store>(
    executor: Executor<S>,
    source: LazyTensor,
    largeTable?: number,
  ): Promise<WordTable<S>> {
    const room = roomOfWords(source.shape, executor.largestBinding, largeTable);
    const table = new WordTable(executor, source.shape, room.isWhole ? null : source, room);
    if (!room.isWhole) return table;
    const size = room.first * source.shape[1];
    try {
      for (let from = 0; from < size; from += PIECE)
        executor.write(
          table.#store,
          4 * from,
          await source.read(from, Math.min(size, from + PIECE)),
        );
      return table;
    } catch (error) {
      table.free();
      throw error;
    }
  }

  /** Makes room for so many rows, as far as there are. */
  reserve(rows: number): void {
    this.#reserve(Math.min(rows, this.#most));
  }

  /** All rows that there is room for. */
  get view(): View<S> {
    return { store: this.#store, offset: 0, bytes: this.#store.bytes };
  }

  /** Where a word's row lies. @throws Error when it was not brought */
  rowOf(word: number): number {
    if (!this.#places) return word;
    const place = this.#places.get(word);
    if (place === undefined) throw new Error(`the row of word piece ${word} is not on the device`);
    return place;
  }

  /** By what it is to be multiplied. */
  factorOf(word: number): number {
    return this.rows.factorOf(word);
  }

  /** Whether rows that sentences need are not there. */
  lacks(sentences: readonly (readonly number[])[]): boolean {
    return this.#lacking(sentences).length > 0;
  }

  /**
   * Brings the rows that sentences need. Those that others need may go for them: what reads looks
   * again whether it lacks any, and uses them first of all.
   *
   * @throws DeviceError when there is no room for them
   */
  async bring(sentences: readonly (readonly number[])[]): Promise<void> {
    for (let words = this.#lacking(sentences); words.length > 0; words = this.#lacking(sentences)) {
      const rows = await rowsOf(this.#source as LazyTensor, words);
      // Others may have brought some meanwhile.
      const fresh = words.flatMap((word, i) =>
        this.#places?.has(word) ? [] : [{ word, row: rows[i] }],
      );
      if ((this.#places?.size ?? 0) + fresh.length > this.#most) this.#makeWay(sentences);
      else if (fresh.length > 0) this.#place(fresh);
    }
  }

  /** From now on rows are trained, and none goes. */
  keep(): void {
    this.#isTrained = true;
  }

  /**
   * The whole table, as it is after what training has done.
   *
   * @param isHeld without what the training that runs has yet to multiply rows by
   */
  async download(isHeld: boolean): Promise<Float32Array> {
    const [count, width] = this.shape;
    const data = this.#places ? await this.#joined(this.#places) : (await this.#read(count))[0];
    for (let word = 0; word < count; word++) {
      const factor = isHeld ? this.rows.formerFactorOf(word) : this.factorOf(word);
      if (factor === 1) continue;
      for (let i = word * width; i < (word + 1) * width; i++) data[i] *= factor;
    }
    return data;
  }

  free(): void {
    this.executor.free(this.#store);
  }

  get #rowBytes(): number {
    return 4 * this.shape[1];
  }

  #read(rows: number): Promise<Float32Array[]> {
    return this.executor.read([{ store: this.#store, offset: 0, bytes: rows * this.#rowBytes }]);
  }

  #lacking(sentences: readonly (readonly number[])[]): number[] {
    const places = this.#places;
    if (!places) return [];
    const words = new Set(sentences.flat().filter((word) => !places.has(word)));
    return [...words].sort((a, b) => a - b);
  }

  /** Forgets all rows; those of the sentences are read again. */
  #makeWay(sentences: readonly (readonly number[])[]): void {
    if (this.#isTrained || new Set(sentences.flat()).size > this.#most) {
      const message = t(
        "there is no room for more than {most, number} different word pieces on this device",
        { most: this.#most },
      );
      throw new DeviceError({ kind: "out-of-memory", message });
    }
    this.#places?.clear();
  }

  #place(found: readonly { readonly word: number; readonly row: Float32Array }[]): void {
    const places = this.#places as Map<number, number>;
    const first = places.size;
    this.#reserve(first + found.length);
    const [, width] = this.shape;
    const data = new Float32Array(found.length * width);
    found.forEach(({ word, row }, i) => {
      data.set(row, i * width);
      places.set(word, first + i);
    });
    this.executor.write(this.#store, first * this.#rowBytes, data);
  }

  #reserve(rows: number): void {
    if (rows <= this.#room) return;
    while (this.#room < rows) this.#room = Math.min(this.#most, 2 * this.#room);
    const [former, next] = [
      this.#store,
      this.executor.allocate(this.#room * this.#rowBytes, "weights of words"),
    ];
    this.executor.copy({ store: former, offset: 0, bytes: former.bytes }, next);
    this.executor.free(former);
    this.#store = next;
    this.version += 1;
  }

  /** What is stored, and what was trained of it. */
  async #joined(places: ReadonlyMap<number, number>): Promise<Float32Array> {
    const [count, width] = this.shape;
    const data = new Float32Array(count * width);
    const source = this.#source as LazyTensor;
    for (let from = 0; from < data.length; from += PIECE)
      data.set(await source.read(from, Math.min(data.length, from + PIECE)), from);
    if (!this.#isTrained || places.size === 0) return data;
    const [rows] = await this.#read(places.size);
    for (const [word, place] of places)
      data.set(rows.subarray(place * width, (place + 1) * width), word * width);
    return data;
  }
}

/** Rows of a tensor. @param words ascending */
async function rowsOf(
  { shape, read }: LazyTensor,
  words: readonly number[],
): Promise<Float32Array[]> {
  const [, width] = shape;
  const runs: number[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && word - last <= READ_OVER) run.push(word);
    else runs.push([word]);
  }
  const found = await Promise.all(
    runs.map(async (run) => {
      const [first, last] = [run[0], run[run.length - 1]];
      const data = await read(first * width, (last + 1) * width);
      return run.map((word) => data.subarray((word - first) * width, (word - first + 1) * width));
    }),
  );
  return found.flat();
}
