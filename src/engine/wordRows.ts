import { NONE } from "../kernels/sentenceRows.ts";

/**
 * Which rows of the word table training has used. AdamW only decays the others, all alike, so that
 * one factor holds what they have not been given yet; a row gets it when it is first used.
 */
export class WordRows {
  /** Of each word never used, from trainings before this one; 1 in the table's own state. */
  readonly #pending: Float32Array;
  /** In the order in which they were first used, which is that of their moments. */
  readonly #used = new Map<number, number>();
  #factor = 1;

  constructor(vocabulary: number) {
    this.#pending = new Float32Array(vocabulary).fill(1);
  }

  /** By what this training has multiplied the rows that it never used. */
  get decayed(): number {
    return this.#factor;
  }

  /** Those used so far, in the order of their moments. */
  get used(): readonly number[] {
    return [...this.#used.keys()];
  }

  get count(): number {
    return this.#used.size;
  }

  /** By what the table's row is to be multiplied. */
  factorOf(word: number): number {
    return this.#used.has(word) ? 1 : this.#pending[word] * this.#factor;
  }

  /** The same without what `decayed` says. */
  formerFactorOf(word: number): number {
    return this.#used.has(word) ? 1 : this.#pending[word];
  }

  /** Rows whose moments are not zero, when a training goes on. */
  markUsed(words: Iterable<number>): void {
    for (const word of words) if (!this.#used.has(word)) this.#used.set(word, this.#used.size);
  }

  /**
   * The list for kernels/adamWRows.ts, with the words of a batch, which are used from now on.
   *
   * @param words distinct, in the order of their gradients' rows
   * @param rowOf of a word, in the table on the device
   */
  update(words: readonly number[], rowOf: (word: number) => number): Uint32Array {
    const before = words.map((word) => this.factorOf(word));
    this.markUsed(words);
    const rows = new Uint32Array(4 * this.#used.size);
    const factors = new Float32Array(rows.buffer);
    for (const [word, i] of this.#used) {
      rows.set([rowOf(word), NONE], 4 * i);
      factors[4 * i + 2] = 1;
    }
    words.forEach((word, gradient) => {
      const i = this.#used.get(word) as number;
      rows[4 * i + 1] = gradient;
      factors[4 * i + 2] = before[gradient];
    });
    return rows;
  }

  /** After an update: what the rows never used were to be multiplied by. */
  decay(factor: number): void {
    this.#factor *= factor;
  }

  /** Ends a training: the next one starts with zero moments. */
  settle(): void {
    for (let word = 0; word < this.#pending.length; word++)
      this.#pending[word] = this.factorOf(word);
    this.#used.clear();
    this.#factor = 1;
  }
}
