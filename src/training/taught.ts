import { overlaps } from "../core/document/overlaps.ts";
import { type Random, sampled } from "../core/learn/random.ts";
import { type BatchPair, UNKNOWN } from "../model/batch.ts";
import type { WordSpan } from "../model/decode.ts";
import type { ReadingModel } from "../model/model.ts";
import { keptRows, type TypeChange } from "../model/newHeads.ts";
import { type SentenceScores, scoreBatch } from "../model/predict.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import { iou, type Sample, type SampledSpan, type SampleSettings } from "./sample.ts";

/**
 * A sentence as the model reads it before a training, in the types of the training: what it shall
 * still say afterwards (learning without forgetting, arXiv 1606.09282), by each of its heads. Types
 * that the model did not have are absent in what it calls an entity, and unknown elsewhere; relations
 * between its entities are of no new type, if any of its types of relations is left to be kept. What it
 * called by a type that is no more is none.
 */
export interface Taught {
  readonly encoded: EncodedSentence;
  /** All spans that are looked at, and how probable each type is, none first. */
  readonly spans: readonly TaughtSpan[];
  /** Rows of `spans` that are entities. */
  readonly entities: readonly number[];
  /** Ordered pairs of entities, by their places in `entities`. */
  readonly pairs: readonly BatchPair[];
  /** Whether the model had each entity type, none first [E]. */
  readonly had: readonly boolean[];
}

/** Of the IoU it is known what the model said, where it has such a head. */
type TaughtSpan = Omit<SampledSpan, "iou"> & { readonly iou?: number | undefined };

/** What a model reads for a training, and what it shall read it for. */
export interface Lesson {
  readonly sentences: readonly EncodedSentence[];
  readonly change: TypeChange;
  /** Spans of each sentence that are entities whatever the model makes of them. */
  readonly given?: readonly (readonly WordSpan[])[];
  /** Sentences of which a new type may hold even where the model sees an entity. */
  readonly open?: ReadonlySet<EncodedSentence>;
}

/** What a model says of sentences, none longer than the encoder's positions, before a training. */
export async function teach(
  model: ReadingModel,
  { sentences, change, given, open }: Lesson,
): Promise<Taught[]> {
  const entityRows = keptRows("entities", change);
  const relationRows = keptRows("relations", change);
  const isKept = relationRows.some((row) => row >= 0);
  const scores = await scoreBatch(model, sentences, given);
  return scores.map((of, i) => ({
    encoded: sentences[i],
    had: [true, ...entityRows.map((row) => row >= 0)],
    ...taughtSpans(of, entityRows, open?.has(sentences[i]) ?? false),
    pairs: (isKept ? of.pairs : []).map(([head, tail], p) => ({
      head,
      tail,
      types: relationRows.map((row) => (row < 0 ? 0 : of.relationTypes[p][row])),
      related: of.related?.[p],
      complete: true,
    })),
  }));
}

function taughtSpans(
  { spans, types, entityness, iou, entities }: SentenceScores,
  rows: readonly number[],
  isOpen: boolean,
) {
  const complete = !rows.includes(-1);
  const firstRow = new Map(spans.map((span, i) => [`${span.start} ${span.end}`, i]));
  return {
    spans: spans.map(({ start, end }, s) => {
      const sum = rows.reduce((all, row) => all + (row < 0 ? 0 : types[s][row + 1]), 0);
      // What the model calls an entity is of no new type; of the rest it cannot say.
      const isEntity = sum > 0.5 && !isOpen;
      const fresh = isEntity ? 0 : UNKNOWN;
      const kept = rows.map((row) => (row < 0 ? fresh : types[s][row + 1]));
      return {
        start,
        end,
        types: [1 - sum, ...kept],
        entityness: entityness?.[s],
        iou: iou?.[s],
        complete: complete || isEntity,
      };
    }),
    entities: entities.map(({ start, end }) => firstRow.get(`${start} ${end}`)!),
  };
}

/** Draws the training samples of a taught sentence: its entities and random others, its pairs. */
export function sampleTaught(
  { spans, entities, pairs }: Taught,
  { negativeEntities, negativeRelations }: SampleSettings,
  random: Random,
): Sample {
  const found = entities.map((row) => spans[row]);
  const isFound = new Set(found);
  const others = spans.filter((span) => !isFound.has(span));
  const drawn = [...found, ...sampled(others, negativeEntities, random)];
  const isRelated = ({ types }: BatchPair) => types.some((p) => p > 0.5);
  return {
    spans: drawn.map((span) => {
      const best = Math.max(0, ...found.map((entity) => iou(span, entity)));
      // Where a span may be of a new type, what the head says of its borders is no lesson.
      return { ...span, iou: span.complete || best > 0 ? (span.iou ?? best) : best };
    }),
    pairs: [
      ...pairs.filter(isRelated),
      ...sampled(
        pairs.filter((pair) => !isRelated(pair)),
        negativeRelations,
        random,
      ),
    ],
  };
}

/**
 * Completes what was drawn of a sentence by what the model said of it before, where the sentence
 * does not know; what overlaps a labelled span stays none.
 */
export function completed(drawn: Sample, taught: Taught): Sample {
  const key = ({ start, end }: WordSpan) => `${start} ${end}`;
  const labelled = drawn.spans.filter(isLabelled);
  const spans = new Map(taught.spans.map((span) => [key(span), span]));
  const found = taught.entities.map((row) => taught.spans[row]);
  const pairs = new Map(
    taught.pairs.map((pair) => [`${key(found[pair.head])} ${key(found[pair.tail])}`, pair]),
  );
  return {
    spans: drawn.spans.map((span) => {
      const said = spans.get(key(span));
      if (!said) return span;
      if (isLabelled(span) || labelled.some((one) => overlaps(one, span)))
        return { ...span, complete: said.complete };
      const types = filled(span.types.slice(1), said.types.slice(1));
      const none = 1 - types.reduce((sum, p) => sum + Math.max(0, p), 0);
      const best = Math.max(span.iou, ...found.map((entity) => iou(span, entity)));
      return { ...span, types: [none, ...types], iou: best, complete: said.complete };
    }),
    pairs: drawn.pairs.map((pair) => {
      const ends = [drawn.spans[pair.head], drawn.spans[pair.tail]];
      // The model's types were never between spans of a type that it does not have.
      const isStrange = ends.some(({ types }) => types.some((p, e) => p === 1 && !taught.had[e]));
      const said = isStrange ? null : pairs.get(ends.map(key).join(" "));
      if (said === undefined) return pair;
      const types = filled(pair.types, said?.types ?? pair.types.map(() => 0));
      const related = pair.types.includes(1) ? undefined : said?.related;
      return { ...pair, types, related, complete: !types.includes(UNKNOWN) };
    }),
  };
}

const isLabelled = ({ types }: SampledSpan): boolean => types.slice(1).includes(1);

const filled = (own: readonly number[], said: readonly number[]): number[] =>
  own.map((p, type) => (p === UNKNOWN ? said[type] : p));
