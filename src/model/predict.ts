import type { Prediction, ScoredRelation } from "../core/learn/example.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import {
  candidateSpans,
  decodeEntities,
  decodeRelations,
  type FoundEntity,
  orderedPairs,
} from "./decode.ts";
import type { Model } from "./model.ts";
import { sigmasOf, sigmoid, softmaxRows } from "./probabilities.ts";

/**
 * Predicts a batch of sentences, each no longer than the encoder's positions.
 *
 * Three steps (section "Prediction" of the model's definition): classify every span, resolve
 * overlaps, classify every ordered pair of what remains, without a cap.
 */
export async function predictBatch(
  model: Model,
  sentences: readonly EncodedSentence[],
): Promise<Prediction[]> {
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
  if (spans.length === 0) return sentences.map(() => ({ entities: [], relations: [] }));
  const names = Object.keys(types.entities);
  const logits = await network.spanLogits(
    sentences.map(({ ids }) => ids),
    spans,
  );
  const scores = {
    types: softmaxRows(logits.entity, names.length + 1),
    sigmas: sigmasOf(logits),
  };
  let row = 0;
  const entities = words.map((list) => {
    const decoding = { firstRow: row, typeNames: names, overlap: spert.overlap };
    const found = decodeEntities(list, scores, decoding);
    row += list.length;
    return found;
  });
  const relations = await predictRelations(model, entities);
  return entities.map((found, i) => ({
    entities: found.map(({ row: _, ...entity }) => entity),
    relations: relations[i],
  }));
}

/** Relations between the entities of each sentence, whose spans the network was just asked. */
async function predictRelations(
  { network, spert, types }: Model,
  entities: readonly (readonly FoundEntity[])[],
): Promise<ScoredRelation[][]> {
  const pairs = entities.map(({ length }) => orderedPairs(length));
  const rows = pairs.flatMap((list, i) =>
    list.map(([head, tail]) => [entities[i][head].row, entities[i][tail].row] as const),
  );
  if (rows.length === 0 || Object.keys(types.relations).length === 0) return entities.map(() => []);
  const logits = await network.pairLogits(rows);
  const scores = {
    types: logits.relation.map(sigmoid),
    sigmas: sigmasOf(logits),
  };
  let row = 0;
  return entities.map((found, i) => {
    const first = row;
    row += pairs[i].length;
    return decodeRelations(found, pairs[i], scores, {
      firstRow: first,
      types: types.relations,
      threshold: spert.relationThreshold,
    });
  });
}
