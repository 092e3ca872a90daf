import { BLOCK, SENTENCE, SENTENCE_FIELDS } from "../../kernels/sentenceRows.ts";
import type { PieceSpan } from "../../model/spans.ts";
import type { Counts } from "../program/axes.ts";
import type { Inputs } from "./plan.ts";
import { type RowRange, rangeInputs } from "./ranges.ts";

/** A span as the kernels need it. */
export interface InputSpan extends PieceSpan {
  /** What its columns should say, in training: the entity types, then the binary heads that are on. */
  readonly targets?: readonly number[];
}

/** A pair of spans, by their rows. */
export interface InputPair {
  readonly head: number;
  readonly tail: number;
  /** What its columns should say, in training: the relation types, then the binary heads. */
  readonly targets?: readonly number[];
}

/** What a network is asked about, spans and pairs in the order of their sentences. */
export interface InputBatch {
  /** Word-piece ids, none empty. */
  readonly sentences: readonly (readonly number[])[];
  readonly spans: readonly InputSpan[];
  readonly pairs: readonly InputPair[];
}

/** Sizes that the packing depends on. */
export interface PackSizes {
  /** Columns of the span heads and of the pair heads. */
  readonly span: number;
  readonly pair: number;
  readonly widths: number;
  /** Rows of the position table, and the one of a sentence's first piece. */
  readonly positions: number;
  readonly positionOffset: number;
  /** Rows of places that have a gradient: positions, and perhaps the first token type. */
  readonly places: number;
}

/** A word table on a device. */
export interface WordPlaces {
  rowOf(word: number): number;
  factorOf(word: number): number;
}

/** Each word has the row of its number, as it is. */
export const PLAIN_TABLE: WordPlaces = { rowOf: (word) => word, factorOf: () => 1 };

/** The distinct words of sentences, in their order. */
export const wordsOf = (sentences: readonly (readonly number[])[]): number[] => [
  ...new Set(sentences.flat()),
];

/** A batch as the kernels read it. */
export interface PackedBatch {
  readonly inputs: Inputs;
  readonly counts: Omit<Counts, "usedWords">;
  readonly groups: number;
  readonly longest: number;
  /** The distinct words, in the order of their gradients' rows. */
  readonly words: readonly number[];
}

/**
 * Lays sentences end to end, [N], and describes spans and pairs by rows.
 *
 * @param table where words' rows lie, and by what they are multiplied: kernels/embedding.ts
 * @param words those that gradients have rows for; absent: the batch's own
 */
export function packBatch(
  { sentences, spans, pairs }: InputBatch,
  sizes: PackSizes,
  table: WordPlaces,
  words?: readonly number[],
): PackedBatch {
  const offsets = offsetsOf(sentences);
  const lengths = sentences.map(({ length }) => length);
  const longest = Math.max(...lengths);
  const tokens = lengths.reduce((a, b) => a + b, 0);
  const blocks = sentences.flatMap(({ length }, b) =>
    Array.from({ length: Math.ceil(length / BLOCK) }, (_, i) => [b, i * BLOCK]),
  );
  const ranges = rangeInputs([
    ...spans.map((s, row) => spanRange(s, offsets, row)),
    ...pairs.map(({ head, tail }, p) =>
      contextRange(spans[head], spans[tail], offsets, spans.length + p),
    ),
  ]);
  const embedded = embeddingInputs(sentences, sizes, words ?? wordsOf(sentences));
  const inputs: Inputs = {
    tokens: tokenInputs(sentences, sizes.positionOffset, table),
    sentences: sentenceInputs(lengths, offsets, spans, pairs),
    blocks: Uint32Array.from(blocks.flat()),
    groups: ranges.groups,
    items: ranges.items,
    spans: spanInputs(spans, sizes.widths),
    pairs: Uint32Array.from(
      pairs.flatMap(({ head, tail }, p) => [head, tail, spans.length + p, 0]),
    ),
    targets: targetInputs(spans, pairs, sizes),
    ...endInputs(pairs, spans.length),
    ...widthInputs(spans, sizes.widths),
    embeddingRows: embedded.rows,
    embeddingEntries: embedded.entries,
  };
  const counts = {
    tokens,
    sentences: sentences.length,
    blocks: blocks.length,
    spans: spans.length,
    pairs: pairs.length,
    ranges: spans.length + pairs.length,
    sums: sentences.length + sizes.widths,
    words: embedded.words.length,
  };
  return { inputs, counts, groups: ranges.count, longest, words: embedded.words };
}

/** First row of each sentence. */
export function offsetsOf(sentences: readonly (readonly number[])[]): number[] {
  let next = 0;
  return sentences.map(({ length }) => {
    const start = next;
    next += length;
    return start;
  });
}

const spanRange = (s: PieceSpan, offsets: readonly number[], row: number): RowRange => ({
  start: offsets[s.sentence] + s.start,
  end: offsets[s.sentence] + s.end,
  row,
});

/** Rows strictly between two spans; empty when there are none or they overlap. */
export function contextRange(
  a: PieceSpan,
  b: PieceSpan,
  offsets: readonly number[],
  row: number,
): RowRange {
  const offset = offsets[a.sentence];
  const start = offset + Math.min(a.end, b.end);
  return { start, end: Math.max(start, offset + Math.max(a.start, b.start)), row };
}

function tokenInputs(
  sentences: readonly (readonly number[])[],
  positionOffset: number,
  table: WordPlaces,
): Uint32Array {
  const words = sentences.flatMap((ids, b) =>
    ids.flatMap((id, t) => [id, positionOffset + t, b, 0]),
  );
  const result = Uint32Array.from(words);
  const factors = new Float32Array(result.buffer);
  for (let i = 0; i < result.length; i += 4) {
    factors[i + 3] = table.factorOf(result[i]);
    result[i] = table.rowOf(result[i]);
  }
  return result;
}

function sentenceInputs(
  lengths: readonly number[],
  offsets: readonly number[],
  spans: readonly PieceSpan[],
  pairs: readonly InputPair[],
): Uint32Array {
  const result = new Uint32Array(lengths.length * SENTENCE_FIELDS);
  let [span, pair] = [0, 0];
  lengths.forEach((length, b) => {
    const set = (field: keyof typeof SENTENCE, value: number) => {
      result[b * SENTENCE_FIELDS + SENTENCE[field]] = value;
    };
    set("first", offsets[b]);
    set("length", length);
    set("spanFrom", span);
    while (span < spans.length && spans[span].sentence === b) span++;
    set("spanTo", span);
    set("pairFrom", pair);
    while (pair < pairs.length && spans[pairs[pair].head].sentence === b) pair++;
    set("pairTo", pair);
  });
  if (span < spans.length || pair < pairs.length)
    throw new Error("spans and pairs must be in the order of their sentences");
  return result;
}

function spanInputs(spans: readonly InputSpan[], widths: number): Uint32Array {
  return Uint32Array.from(
    spans.flatMap(({ sentence, words }) => [sentence, Math.min(words, widths - 1)]),
  );
}

/** Of the spans, then of the pairs. */
function targetInputs(
  spans: readonly InputSpan[],
  pairs: readonly InputPair[],
  { span, pair }: PackSizes,
): Float32Array {
  const result = new Float32Array(spans.length * span + pairs.length * pair);
  spans.forEach(({ targets = [] }, s) => {
    result.set(targets, s * span);
  });
  pairs.forEach(({ targets = [] }, p) => {
    result.set(targets, spans.length * span + p * pair);
  });
  return result;
}

/** The pairs that each span is an end of. */
function endInputs(pairs: readonly InputPair[], spans: number) {
  const ends = pairs.flatMap(({ head, tail }, p) => [
    [head, 2 * p],
    [tail, 2 * p + 1],
  ]);
  const { offsets, entries } = grouped(ends, spans);
  return { endOffsets: offsets, endPairs: entries };
}

/** The spans of each width. */
function widthInputs(spans: readonly PieceSpan[], widths: number) {
  const rows = spans.map(({ words }, s) => [Math.min(words, widths - 1), s]);
  const { offsets, entries } = grouped(rows, widths);
  return { widthOffsets: offsets, widthSpans: entries };
}

/** Lists of values by key: values of key k are entries[offsets[k]] … entries[offsets[k + 1] - 1]. */
function grouped(pairs: readonly (readonly number[])[], keys: number) {
  const offsets = new Uint32Array(keys + 1);
  for (const [key] of pairs) offsets[key + 1] += 1;
  for (let k = 0; k < keys; k++) offsets[k + 1] += offsets[k];
  const next = offsets.slice(0, keys);
  const entries = new Uint32Array(pairs.length);
  for (const [key, value] of pairs) entries[next[key]++] = value;
  return { offsets, entries };
}

/** Which tokens used each distinct word, each position, and token type 0 where there is one. */
function embeddingInputs(
  sentences: readonly (readonly number[])[],
  { positions, positionOffset, places }: PackSizes,
  words: readonly number[],
) {
  const ids = sentences.flat();
  const rowOf = new Map(words.map((word, row) => [word, row]));
  const byWord = grouped(
    ids.map((id, row) => [rowOf.get(id) as number, row]),
    rowOf.size,
  );
  const positionOf = sentences.flatMap((sentence) => sentence.map((_, t) => positionOffset + t));
  const byPosition = grouped(
    positionOf.map((position, row) => [position, row]),
    positions,
  );
  const N = ids.length;
  const rows = new Uint32Array(4 * (rowOf.size + places));
  const fill = (from: number, { offsets }: { offsets: Uint32Array }, shift: number) => {
    for (let i = 0; i + 1 < offsets.length; i++) {
      rows[4 * (from + i)] = shift + offsets[i];
      rows[4 * (from + i) + 1] = shift + offsets[i + 1];
    }
  };
  fill(0, byWord, 0);
  fill(rowOf.size, byPosition, N);
  if (places > positions) fill(rowOf.size + positions, { offsets: Uint32Array.of(0, N) }, 2 * N);
  const entries = new Uint32Array(3 * N);
  entries.set(byWord.entries, 0);
  entries.set(byPosition.entries, N);
  for (let i = 0; i < N; i++) entries[2 * N + i] = i;
  return { words, rows, entries };
}
