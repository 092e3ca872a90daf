import { symmetricEnds } from "../core/document/symmetric.ts";
import type { Example, LabelledEntity } from "../core/learn/example.ts";
import { type Random, sampled } from "../core/learn/random.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { BatchPair, BatchSpan } from "../model/batch.ts";
import { candidateSpans, type WordSpan } from "../model/decode.ts";
import { unlabelledIn } from "./known.ts";

/** A span drawn for training, by its words. */
export type SampledSpan = WordSpan & Pick<BatchSpan, "types" | "entityness" | "iou" | "complete">;

/** What was drawn of a sentence; pairs are indexes into its spans. */
export interface Sample {
  readonly spans: readonly SampledSpan[];
  readonly pairs: readonly BatchPair[];
}

export interface SampleSettings {
  readonly maxSpanSize: number;
  readonly negativeEntities: number;
  readonly negativeRelations: number;
}

/**
 * Draws a sentence's training samples as SpERT does: all gold spans and random others, all related
 * pairs and random unrelated pairs of gold spans. A labelled span competes with all types, another
 * one with those that the sentence knows.
 */
export function sample(
  example: Example,
  types: ModelTypes,
  settings: SampleSettings,
  random: Random,
): Sample {
  const { gold, rowOf } = goldSpans(example.entities, Object.keys(types.entities));
  const unlabelled = unlabelledIn(example.known, types);
  const { entities: none, allEntities: complete } = unlabelled;
  const isGold = new Set(gold.map(spanKey));
  const others = candidateSpans(example.words.length, settings.maxSpanSize).filter(
    (span) => !isGold.has(spanKey(span)),
  );
  const negatives = sampled(others, settings.negativeEntities, random).map((span) => ({
    ...span,
    types: none,
    iou: Math.max(0, ...gold.map((g) => iou(span, g))),
    complete,
  }));
  const labelled = gold.map(({ start, end, label }) => {
    return { start, end, types: none.map((_, type) => (type === label ? 1 : 0)), iou: 1, complete };
  });
  const pairs = goldPairs(example, { gold, rowOf }, types, {
    negatives: settings.negativeRelations,
    random,
  });
  return {
    spans: [...labelled, ...negatives],
    pairs: pairs.map(({ head, tail, types: hold }) => ({
      head,
      tail,
      types: unlabelled.relations.map((known, type) => (hold.includes(type) ? 1 : known)),
      complete: unlabelled.allRelations,
    })),
  };
}

/** |a ∩ b| / |a ∪ b| in words. */
export function iou(a: WordSpan, b: WordSpan): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return both / (a.end - a.start + (b.end - b.start) - both);
}

/** A gold entity; the label is the index of its type, 0 being none. */
type GoldSpan = WordSpan & { readonly label: number };

/** A pair of gold spans by their rows, and the indexes of the types that hold. */
interface GoldPair {
  readonly head: number;
  readonly tail: number;
  readonly types: readonly number[];
}

/** The spans of the entities, and the row among them of each entity. */
interface GoldRows {
  readonly gold: readonly GoldSpan[];
  readonly rowOf: readonly number[];
}

const spanKey = ({ start, end }: WordSpan): string => `${start} ${end}`;

/** One row a span; of two entities on one span the last one's type is its label. */
function goldSpans(entities: readonly LabelledEntity[], names: readonly string[]): GoldRows {
  const gold: GoldSpan[] = [];
  const rowOf: number[] = [];
  for (const { start, end, type } of entities) {
    const same = gold.findIndex((g) => g.start === start && g.end === end);
    const row = same >= 0 ? same : gold.length;
    gold[row] = { start, end, label: names.indexOf(type) + 1 };
    rowOf.push(row);
  }
  return { gold, rowOf };
}

function goldPairs(
  { relations }: Example,
  { gold, rowOf }: GoldRows,
  types: ModelTypes,
  { negatives, random }: { readonly negatives: number; readonly random: Random },
): GoldPair[] {
  const names = Object.keys(types.relations);
  const related = new Map<string, { head: number; tail: number; types: number[] }>();
  const reversed = new Set<string>();
  for (const { type, head: first, tail: second } of relations) {
    const { symmetric } = types.relations[type];
    const [from, to] = [rowOf[first], rowOf[second]];
    if (from === to) continue;
    const [head, tail] = symmetric ? symmetricEnds(from, to, (row) => gold[row]) : [from, to];
    if (symmetric) reversed.add(`${tail} ${head}`);
    const pair = related.get(`${head} ${tail}`) ?? { head, tail, types: [] };
    pair.types.push(names.indexOf(type));
    related.set(`${head} ${tail}`, pair);
  }
  const unrelated = gold.flatMap((_, head) =>
    gold.flatMap((_, tail) => {
      const key = `${head} ${tail}`;
      return head === tail || related.has(key) || reversed.has(key)
        ? []
        : [{ head, tail, types: [] }];
    }),
  );
  return [...related.values(), ...sampled(unrelated, negatives, random)];
}
