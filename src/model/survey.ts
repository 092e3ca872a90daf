import { overlaps } from "../core/document/overlaps.ts";
import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import {
  type Expected,
  joinedSurvey,
  leastSure,
  type PairDoubt,
  pairSureness,
  type SpanDoubt,
  type Survey,
  spanSureness,
} from "../core/review/queue/survey.ts";
import type { ReadingModel } from "./model.ts";
import { predictionOf, type SentenceScores, scoreBatch } from "./predict.ts";
import { joinedPrediction } from "./predictSentences.ts";
import { readInBatches } from "./sentenceParts.ts";

/** A sentence as a model reads it, and how sure it is of that: both of one pass. */
export interface SurveyedSentence {
  /** Which of the sentences, from 0; they come in order. */
  readonly index: number;
  readonly prediction: Prediction;
  readonly survey: Survey;
  /** True when it was longer than the encoder's positions and was split at a word. */
  readonly split: boolean;
}

/** Predicts sentences as `predictSentences` does, and says how sure the model is of each. */
export async function* surveySentences(
  model: ReadingModel,
  sentences: Iterable<SentenceWords>,
): AsyncGenerator<SurveyedSentence> {
  const read = readInBatches(model, sentences, async (batch) =>
    (await scoreBatch(model, batch)).map((scores) => ({
      prediction: predictionOf(scores, model.spert.calibration),
      survey: surveyOf(scores, model),
    })),
  );
  for await (const { index, parts } of read)
    yield {
      index,
      prediction: joinedPrediction(
        parts.map(({ firstWord, found }) => ({ firstWord, found: found.prediction })),
      ),
      survey: joinedSurvey(
        parts.map(({ firstWord, found }) => ({ firstWord, survey: found.survey })),
      ),
      split: parts.length > 1,
    };
}

/** A span that is an entity with less than this is none. */
const FAINT = 0.1;
/** A type that is expected with less is not counted. */
const TRACE = 0.02;

/** How sure a model is of what it says of a sentence. */
export function surveyOf(
  scores: SentenceScores,
  { types, spert }: Pick<ReadingModel, "types" | "spert">,
): Survey {
  const names = Object.keys(types.entities);
  const nearly = nearEntities(scores);
  const spans = nearly.map((row) => leaningsOf(scores.types[row], names));
  const doubts = nearly.map(
    (row, i): SpanDoubt => ({ ...scores.spans[row], first: spans[i][0], second: spans[i][1] }),
  );
  const pairs = nearRelations(scores, Object.keys(types.relations));
  return {
    spanDoubt: doubts.reduce((sum, { first, second }) => sum + second.score / first.score, 0),
    relationDoubt: pairs.reduce((sum, { score }) => sum + tent(score, spert.relationThreshold), 0),
    entities: expected(
      nearly.flatMap((row) => names.map((type, e) => ({ type, score: scores.types[row][e + 1] }))),
    ),
    relations: expected(pairs),
    spans: leastSure(doubts, spanSureness),
    pairs: leastSure(pairs, pairSureness),
  };
}

/**
 * The rows of spans that are entities, or nearly, none over another: of those that share a word the
 * likeliest and best bounded.
 */
function nearEntities({ spans, types, entityness, iou }: SentenceScores): number[] {
  const weight = (row: number) =>
    (1 - types[row][0]) * (entityness?.[row] ?? 1) * (iou?.[row] ?? 1);
  const likely = spans
    .map((_, row) => row)
    .filter((row) => 1 - types[row][0] >= FAINT)
    .sort((a, b) => weight(b) - weight(a));
  const kept: number[] = [];
  for (const row of likely)
    if (!kept.some((other) => overlaps(spans[row], spans[other]))) kept.push(row);
  return kept.sort((a, b) => spans[a].start - spans[b].start);
}

/** The two likeliest types of a span, none among them. @param scores softmax, none first [E] */
function leaningsOf(
  scores: Float32Array,
  names: readonly string[],
): [SpanDoubt["first"], SpanDoubt["first"]] {
  let [first, second] = [0, -1];
  for (let e = 1; e < scores.length; e++)
    if (scores[e] > scores[first]) [second, first] = [first, e];
    else if (second < 0 || scores[e] > scores[second]) second = e;
  const leaning = (e: number) => ({ type: e > 0 ? names[e - 1] : null, score: scores[e] ?? 0 });
  return [leaning(first), leaning(second)];
}

/** The pairs that are related, or nearly, each by its likeliest type; one way of each pair. */
function nearRelations(
  { entities, pairs, relationTypes, related }: SentenceScores,
  names: readonly string[],
): PairDoubt[] {
  const found = new Map<string, PairDoubt>();
  pairs.forEach(([head, tail], row) => {
    const ofTypes = relationTypes[row];
    const best = ofTypes.reduce((b, score, r) => (score > ofTypes[b] ? r : b), 0);
    const score = related ? Math.sqrt(ofTypes[best] * related[row]) : ofTypes[best];
    const key = `${Math.min(head, tail)} ${Math.max(head, tail)}`;
    if (score < FAINT || score <= (found.get(key)?.score ?? 0)) return;
    found.set(key, {
      type: names[best],
      score,
      head: { start: entities[head].start, end: entities[head].end },
      tail: { start: entities[tail].start, end: entities[tail].end },
    });
  });
  return [...found.values()];
}

/** 1 where a score is the threshold, falling to 0 at 0 and at 1. */
const tent = (score: number, threshold: number): number =>
  score < threshold ? score / threshold : (1 - score) / Math.max(1 - threshold, 1e-9);

function expected(
  leanings: readonly { readonly type: string; readonly score: number }[],
): Expected[] {
  const found = new Map<string, Expected>();
  for (const { type, score } of leanings) {
    if (score < TRACE) continue;
    const { count, best } = found.get(type) ?? { count: 0, best: 0 };
    found.set(type, { type, count: count + score, best: Math.max(best, score) });
  }
  return [...found.values()];
}
