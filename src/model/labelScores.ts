import { symmetricEnds } from "../core/document/symmetric.ts";
import type { Example } from "../core/learn/example.ts";
import type { LabelScores } from "../core/learn/reading.ts";
import { encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import type { ReadingModel } from "./model.ts";
import { type SentenceScores, scoreBatch } from "./predict.ts";

/**
 * What a model thinks of the labels of a sentence, also of those that it would not have made. Null of
 * what it cannot look at: of sentences that are split, and of spans that are too long.
 */
export async function labelScores(model: ReadingModel, example: Example): Promise<LabelScores> {
  const { tokenizer, bert } = model;
  const { words, entities } = example;
  const windows = splitLongSentence(words, tokenizer, bert.maxPositions);
  const isReadable = windows.length === 1 && Object.keys(model.types.entities).length > 0;
  if (!isReadable || entities.length === 0) return unknown(example);
  const encoded = encodeSentence(words, tokenizer, bert.maxPositions);
  const [scores] = await scoreBatch(model, [encoded], [entities]);
  return {
    entities: entities.map((entity) => ofEntity(model, scores, entity)),
    relations: example.relations.map((relation) => ofRelation(model, scores, example, relation)),
  };
}

const unknown = ({ entities, relations }: Example): LabelScores => ({
  entities: entities.map(() => null),
  relations: relations.map(() => null),
});

function ofEntity(
  { types }: ReadingModel,
  scores: SentenceScores,
  { start, end, type }: Example["entities"][number],
): LabelScores["entities"][number] {
  const row = scores.spans.findIndex((span) => span.start === start && span.end === end);
  const column = Object.keys(types.entities).indexOf(type) + 1;
  if (row === -1 || column === 0) return null;
  return { own: scores.types[row][column], none: scores.types[row][0] };
}

function ofRelation(
  { types }: ReadingModel,
  scores: SentenceScores,
  { entities }: Example,
  { type, head, tail }: Example["relations"][number],
): number | null {
  const column = Object.keys(types.relations).indexOf(type);
  if (column === -1) return null;
  const place = (end: number) =>
    scores.entities.findIndex(
      ({ start, end: to }) => start === entities[end].start && to === entities[end].end,
    );
  const of = (from: number, to: number) => {
    const pair = scores.pairs.findIndex(([h, t]) => h === place(from) && t === place(to));
    if (pair === -1) return null;
    const [type, related] = [scores.relationTypes[pair][column], scores.related?.[pair]];
    return related === undefined ? type : Math.sqrt(type * related);
  };
  if (!types.relations[type].symmetric) return of(head, tail);
  // Of one without a direction the model may say it either way, as predictions are decoded.
  const [first, second] = symmetricEnds(head, tail, (end) => entities[end]);
  const [there, back] = [of(first, second), of(second, first)];
  return there === null || back === null ? (there ?? back) : Math.max(there, back);
}
