/** A candidate span of one sentence of a batch. */
export interface PieceSpan {
  /** Index of its sentence in the batch. */
  readonly sentence: number;
  /** First word piece in that sentence, [CLS] being 0. */
  readonly start: number;
  /** One past its last word piece. */
  readonly end: number;
  /** Width in words. */
  readonly words: number;
}
