import { type Alternative, bestFirst, type SpanOrPair } from "../core/annotate/alternative.ts";
import { AS_IT_IS, rescaled, tempered } from "../core/learn/calibration.ts";
import type { SentenceWords } from "../core/learn/example.ts";
import { encodeSentence, splitLongSentence, type WordWindow } from "../text/encodeSentence.ts";
import { decodeRelations, type WordSpan } from "./decode.ts";
import type { ReadingModel } from "./model.ts";
import { sigmasOf, sigmoid, typeProbabilities } from "./probabilities.ts";

/**
 * What a model thinks of a span or of a pair of spans, in words, the best first; empty when the
 * encoder has too few positions to read them at once. A span may be wider than those that are predicted: the
 * network has a row for any width, if not a trained one.
 */
export async function alternatives(
  model: ReadingModel,
  { words }: SentenceWords,
  of: SpanOrPair,
): Promise<Alternative[]> {
  const asked = of.kind === "entity" ? [of.span] : [of.head, of.tail];
  const window = windowAround(model, words, asked);
  if (!window) return [];
  const { ids, wordPieces } = encodeSentence(
    words.slice(window.from, window.to),
    model.tokenizer,
    model.bert.maxPositions,
  );
  const spans = asked.map(({ start, end }) => ({
    sentence: 0,
    start: wordPieces[start - window.from][0],
    end: wordPieces[end - 1 - window.from][1],
    words: end - start,
  }));
  const logits = await model.network.spanLogits([ids], spans);
  if (of.kind === "relation") return relationTypes(model, asked);
  const names = Object.keys(model.types.entities);
  const { temperature } = (model.spert.calibration ?? AS_IT_IS).entities;
  return entityTypes(tempered(typeProbabilities(logits.entity, model), temperature), names);
}

/** The types of a span. @param scores softmax of its row, none first [E] */
export const entityTypes = (scores: ArrayLike<number>, names: readonly string[]): Alternative[] =>
  bestFirst([null, ...names].map((type, e) => ({ type, score: scores[e] })));

/** The types of the pair of spans that the network was just asked: head, then tail. */
async function relationTypes({ network, types, spert }: ReadingModel, ends: readonly WordSpan[]) {
  if (Object.keys(types.relations).length === 0) return [{ type: null, score: 1 }];
  const logits = await network.pairLogits(BOTH_WAYS);
  const scores = {
    types: logits.relation.map(sigmoid),
    sigmas: sigmasOf(logits),
  };
  const entities = ends.map((end) => ({ ...end, type: "", score: 1, boundaryScore: 1 }));
  // As predictions are decoded, but without a threshold; of the other way only what has no way.
  const decoding = { firstRow: 0, types: types.relations, threshold: 0 };
  const found = decodeRelations(entities, BOTH_WAYS, scores, decoding)
    .filter(({ type, head }) => head === 0 || types.relations[type].symmetric)
    .map(({ type, score }) => ({
      type,
      score: spert.calibration ? rescaled(score, spert.calibration.relations) : score,
    }));
  const none = { type: null, score: 1 - Math.max(...found.map(({ score }) => score)) };
  return bestFirst([...found, none]);
}

const BOTH_WAYS = [
  [0, 1],
  [1, 0],
] as const;

/**
 * The words that the encoder reads with the spans: those that a prediction reads at once, or, where
 * these end between the spans, as many as fit from the first span on.
 */
function windowAround(
  { tokenizer, bert }: ReadingModel,
  words: readonly string[],
  spans: readonly WordSpan[],
): WordWindow | undefined {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const predicted = splitLongSentence(words, tokenizer, bert.maxPositions);
  const [own] = splitLongSentence(words.slice(start), tokenizer, bert.maxPositions);
  const windows = [...predicted, { from: start, to: start + (own?.to ?? 0) }];
  return windows.find(({ from, to }) => from <= start && end <= to);
}
