// From numbers to annotations: plain functions over what the heads said, without tensors.

import { overlaps, sameSpan } from "../core/document/overlaps.ts";
import { symmetricEnds } from "../core/document/symmetric.ts";
import type { ScoredEntity, ScoredRelation } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { SpertConfig } from "./config.ts";

/** A run of words of one sentence, end exclusive. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** An entity, the row of its candidate span, and the place of that in its sentence. */
export interface FoundEntity extends ScoredEntity {
  readonly row: number;
  readonly candidate: number;
}

/** Every span of up to `maxSpanSize` words, short ones first. */
export function candidateSpans(words: number, maxSpanSize: number): WordSpan[] {
  const spans: WordSpan[] = [];
  for (let width = 1; width <= Math.min(maxSpanSize, words); width++)
    for (let start = 0; start + width <= words; start++) spans.push({ start, end: start + width });
  return spans;
}

/** What the heads say of a list of candidates, row by row. */
export interface SpanScores {
  /** Softmax over E types, none first [S · E]. */
  readonly types: ArrayLike<number>;
  /** σ of each binary head that is on [S]. */
  readonly sigmas: readonly ArrayLike<number>[];
}

/** What the heads say of a list of pairs, row by row. */
export interface PairScores {
  /** σ of the types' logits [P · R]. */
  readonly types: ArrayLike<number>;
  /** σ of each binary head that is on [P]. */
  readonly sigmas: readonly ArrayLike<number>[];
}

/** Which rows of the scores entities are decoded from, and how. */
export interface EntityDecoding {
  /** Of the first candidate; the others follow. */
  readonly firstRow: number;
  /** Without none. */
  readonly typeNames: readonly string[];
  readonly overlap: SpertConfig["overlap"];
  /** Candidates that are entities whatever is said of them, in the place of what they overlap. */
  readonly given?: readonly WordSpan[];
}

/**
 * The candidates whose best type is not none, in the order of the candidates. With overlap "none",
 * of spans that share a word the best bounded stays: ties go to the shorter, then the earlier one.
 */
export function decodeEntities(
  spans: readonly WordSpan[],
  scores: SpanScores,
  { firstRow, typeNames, overlap, given = [] }: EntityDecoding,
): FoundEntity[] {
  const isGiven = (span: WordSpan) => given.some((one) => sameSpan(one, span));
  const E = typeNames.length + 1;
  const found: FoundEntity[] = [];
  spans.forEach(({ start, end }, i) => {
    const row = firstRow + i;
    let best = isGiven({ start, end }) ? 1 : 0;
    for (let e = best + 1; e < E; e++)
      if (scores.types[row * E + e] > scores.types[row * E + best]) best = e;
    if (best === 0) return;
    const score = scores.types[row * E + best];
    const boundaryScore = scores.sigmas.reduce((product, sigma) => product * sigma[row], score);
    found.push({ type: typeNames[best - 1], start, end, score, boundaryScore, row, candidate: i });
  });
  return overlap === "none" ? withoutOverlaps(found, isGiven) : found;
}

function withoutOverlaps(
  found: readonly FoundEntity[],
  isGiven: (span: WordSpan) => boolean,
): FoundEntity[] {
  const width = (e: FoundEntity) => e.end - e.start;
  const best = [...found].sort(
    (a, b) => b.boundaryScore - a.boundaryScore || width(a) - width(b) || a.start - b.start,
  );
  const kept = found.filter(isGiven);
  for (const entity of best) if (!kept.some((other) => overlaps(entity, other))) kept.push(entity);
  return kept.sort((a, b) => a.row - b.row);
}

/** Every ordered pair of different items of a list of `count`. */
export function orderedPairs(count: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let head = 0; head < count; head++)
    for (let tail = 0; tail < count; tail++) if (head !== tail) pairs.push([head, tail]);
  return pairs;
}

/** Which rows of the scores relations are decoded from, and how. */
export interface RelationDecoding {
  /** Of the first pair; the others follow. */
  readonly firstRow: number;
  readonly types: ModelTypes["relations"];
  /** Scores below it are not reported. */
  readonly threshold: number;
}

/**
 * Relations at or above the threshold. Relation score = √(σ(type) · σ(relatedness)) with that head,
 * else σ(type): the geometric mean of what the heads say. A symmetric pair is reported once, earlier span first, with its higher score.
 *
 * @param pairs [head, tail], indexes into `entities`
 */
export function decodeRelations(
  entities: readonly ScoredEntity[],
  pairs: readonly (readonly [number, number])[],
  scores: PairScores,
  { firstRow, types, threshold }: RelationDecoding,
): ScoredRelation[] {
  const names = Object.keys(types);
  const found = new Map<string, ScoredRelation>();
  pairs.forEach(([first, second], i) => {
    const row = firstRow + i;
    names.forEach((type, r) => {
      const p = scores.types[row * names.length + r];
      const product = scores.sigmas.reduce((all, sigma) => all * sigma[row], p);
      const score = scores.sigmas.length > 0 ? product ** (1 / (1 + scores.sigmas.length)) : p;
      if (score < threshold) return;
      const [head, tail] = types[type].symmetric
        ? symmetricEnds(first, second, (end) => entities[end])
        : [first, second];
      const key = `${head} ${tail} ${r}`;
      const other = found.get(key);
      if (!other || other.score < score) found.set(key, { type, head, tail, score });
    });
  });
  return [...found.values()];
}
