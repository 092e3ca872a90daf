/** Numbers that describe a sentence of a batch, as kernels read them. */
export const SENTENCE_FIELDS = 8;
/** Offsets into them. */
export const SENTENCE = {
  /** First row in [N]. */
  first: 0,
  /** Word pieces. */
  length: 1,
  /** Its spans are rows [spanFrom, spanTo). */
  spanFrom: 2,
  spanTo: 3,
  /** Its pairs are rows [pairFrom, pairTo). */
  pairFrom: 4,
  pairTo: 5,
} as const;

/** Query rows of one block of attention: one sentence, at most so many rows. */
export const BLOCK = 32;
/** Says "no row" where a row is expected. */
export const NONE = 0xffffffff;
