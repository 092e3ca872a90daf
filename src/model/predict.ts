import { type Calibration, rescaled, tempered } from "../core/learn/calibration.ts";
import type { Prediction, ScoredRelation } from "../core/learn/example.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import {
  candidateSpans,
  decodeEntities,
  decodeRelations,
  type FoundEntity,
  orderedPairs,
  type WordSpan,
} from "./decode.ts";
import type { ReadingModel } from "./model.ts";
import { sigmasOf, sigmoid, typeProbabilities } from "./probabilities.ts";

/** What a model says of a sentence: of each span, and of each pair of those that are entities. */
export interface SentenceScores {
  readonly spans: readonly WordSpan[];
  /** Softmax over E types of each span, none first. */
  readonly types: readonly Float32Array[];
  /** σ of the heads that say of each span how much it is one; null where off. */
  readonly entityness: Float32Array | null;
  readonly iou: Float32Array | null;
  readonly entities: readonly FoundEntity[];
  /** Every ordered pair of different entities, by their places in `entities`. */
  readonly pairs: readonly (readonly [head: number, tail: number])[];
  /** σ of the R types' logits of each pair. */
  readonly relationTypes: readonly Float32Array[];
  /** σ of the head that says of each pair whether it is one; null where off. */
  readonly related: Float32Array | null;
  readonly relations: readonly ScoredRelation[];
}

/** Predicts a batch of sentences, each no longer than the encoder's positions. */
export async function predictBatch(
  model: ReadingModel,
  sentences: readonly EncodedSentence[],
): Promise<Prediction[]> {
  const scores = await scoreBatch(model, sentences);
  return scores.map((of) => predictionOf(of, model.spert.calibration));
}

/**
 * What a sentence is told to hold. Calibration changes the scores alone: what is suggested was
 * decided by what the model says itself, so its threshold for relations moves along.
 */
export function predictionOf(
  { entities, relations, types }: Pick<SentenceScores, "entities" | "relations" | "types">,
  calibration?: Calibration,
): Prediction {
  if (!calibration)
    return { entities: entities.map(({ row: _, candidate: __, ...entity }) => entity), relations };
  const { temperature } = calibration.entities;
  return {
    entities: entities.map(({ row: _, candidate, ...entity }) => {
      const score = Math.max(...tempered(types[candidate], temperature).slice(1));
      return { ...entity, score };
    }),
    relations: relations.map((relation) => ({
      ...relation,
      score: rescaled(relation.score, calibration.relations),
    })),
  };
}

/**
 * Scores a batch of sentences, each no longer than the encoder's positions.
 *
 * Three steps (section "Prediction" of the model's definition): classify every span, resolve
 * overlaps, classify every ordered pair of what remains, without a cap.
 *
 * @param given spans of each sentence that are entities whatever the model makes of them
 */
export async function scoreBatch(
  model: ReadingModel,
  sentences: readonly EncodedSentence[],
  given: readonly (readonly WordSpan[])[] = [],
): Promise<SentenceScores[]> {
  const { network, spert, types } = model;
  const words = sentences.map(({ wordPieces }) =>
    candidateSpans(wordPieces.length, spert.maxSpanSize),
  );
  const spans = words.flatMap((list, sentence) =>
    list.map(({ start, end }) => ({
      sentence,
      start: sentences[sentence].wordPieces[start][0],
      end: sentences[sentence].wordPieces[end - 1][1],
      words: end - start,
    })),
  );
  if (spans.length === 0) return sentences.map(() => NOTHING);
  const typeNames = Object.keys(types.entities);
  const logits = await network.spanLogits(
    sentences.map(({ ids }) => ids),
    spans,
  );
  const E = typeNames.length + 1;
  const scores = { types: typeProbabilities(logits.entity, model), sigmas: sigmasOf(logits) };
  let row = 0;
  const ofSpans = words.map((list, i) => {
    const decoding = { firstRow: row, typeNames, overlap: spert.overlap, given: given[i] };
    row += list.length;
    const sigmas = (all: Float32Array | null) =>
      all?.subarray(decoding.firstRow, row).map(sigmoid) ?? null;
    return {
      spans: list,
      entityness: sigmas(logits.entityness),
      iou: sigmas(logits.iou),
      types: rowsOf(scores.types, decoding.firstRow, list.length, E),
      entities: decodeEntities(list, scores, decoding),
    };
  });
  const ofPairs = await scorePairs(
    model,
    ofSpans.map(({ entities }) => entities),
  );
  return ofSpans.map((own, i) => ({ ...own, ...ofPairs[i] }));
}

const NOTHING: SentenceScores = {
  spans: [],
  types: [],
  entityness: null,
  iou: null,
  entities: [],
  pairs: [],
  relationTypes: [],
  related: null,
  relations: [],
};

/** Some rows of so many columns, one by one. */
const rowsOf = (all: Float32Array, first: number, count: number, columns: number): Float32Array[] =>
  Array.from({ length: count }, (_, i) =>
    all.subarray((first + i) * columns, (first + i + 1) * columns),
  );

/** Scores the pairs of the entities of each sentence, whose spans the network was just asked. */
async function scorePairs(
  { network, spert, types }: ReadingModel,
  entities: readonly (readonly FoundEntity[])[],
): Promise<Pick<SentenceScores, "pairs" | "relationTypes" | "related" | "relations">[]> {
  const pairs = entities.map(({ length }) => orderedPairs(length));
  const rows = pairs.flatMap((list, i) =>
    list.map(([head, tail]) => [entities[i][head].row, entities[i][tail].row] as const),
  );
  const R = Object.keys(types.relations).length;
  if (rows.length === 0 || R === 0)
    return entities.map(() => ({ pairs: [], relationTypes: [], related: null, relations: [] }));
  const logits = await network.pairLogits(rows);
  const scores = { types: logits.relation.map(sigmoid), sigmas: sigmasOf(logits) };
  let row = 0;
  return entities.map((found, i) => {
    const firstRow = row;
    row += pairs[i].length;
    return {
      pairs: pairs[i],
      relationTypes: rowsOf(scores.types, firstRow, pairs[i].length, R),
      related: logits.relatedness?.subarray(firstRow, row).map(sigmoid) ?? null,
      relations: decodeRelations(found, pairs[i], scores, {
        firstRow,
        types: types.relations,
        threshold: spert.relationThreshold,
      }),
    };
  });
}
