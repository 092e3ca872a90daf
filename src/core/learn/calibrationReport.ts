import { sameSpan } from "../document/overlaps.ts";
import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import {
  type Calibration,
  canFit,
  fitRelations,
  fitSpans,
  type RelationCase,
  rescaled,
  type SpanCase,
  tempered,
} from "./calibration.ts";
import type { JudgedScore } from "./calibrationError.ts";
import { canonicalRelation } from "./canonicalRelation.ts";
import type { Example, Prediction } from "./example.ts";

/** A held-out sentence as a model reads it, its scores as they are without any calibration. */
export interface HeldOutSentence {
  readonly example: Example;
  readonly prediction: Prediction;
  /** Of each suggested span: how probable each type of the model is, none first. */
  readonly probabilities: readonly (readonly number[])[];
}

/** A suggestion on a held-out sentence. */
export interface JudgedSuggestion extends JudgedScore {
  readonly kind: Kind;
  readonly type: string;
  /** As the model gives it; `score` is calibrated. */
  readonly raw: number;
  /** Calibrated by what was fitted on other sentences, as it has to be to prove anything. */
  readonly crossed: number;
}

/** What held-out sentences say of a model's scores. */
export interface CalibrationReport {
  readonly sentences: number;
  readonly calibration: Calibration;
  /** Whether there were enough right and wrong suggestions to fit it. */
  readonly isFitted: Readonly<Record<Kind, boolean>>;
  readonly suggestions: readonly JudgedSuggestion[];
  /** How much there is to be found, by type. */
  readonly gold: Readonly<Record<Kind, readonly (readonly [type: string, count: number])[]>>;
}

/** Sentences are fitted on four fifths, and judged on the other one, five times. */
const FOLDS = 5;

type SpanSuggestion = SpanCase & { readonly sentence: number; readonly type: string };
type RelationSuggestion = RelationCase & { readonly sentence: number; readonly type: string };

/**
 * Fits a model's calibration on sentences that it was not trained on. Suggestions of types that a
 * sentence was not annotated for do not count: nobody has said whether they are right.
 */
export function calibrationReport(
  read: readonly HeldOutSentence[],
  types: ModelTypes,
): CalibrationReport {
  const spans = read.flatMap((one, sentence) => spansOf(one, sentence, types));
  const relations = read.flatMap((one, sentence) => relationsOf(one, sentence, types));
  const calibration = { entities: fitSpans(spans), relations: fitRelations(relations) };
  const folds = Array.from({ length: FOLDS }, (_, fold): Calibration => {
    const isOther = ({ sentence }: { readonly sentence: number }) => sentence % FOLDS !== fold;
    return {
      entities: fitSpans(spans.filter(isOther)),
      relations: fitRelations(relations.filter(isOther)),
    };
  });
  const ofSpan = (one: SpanSuggestion): JudgedSuggestion => {
    const { sentence, type, probabilities, chosen, truth } = one;
    const at = (by: Calibration) => tempered(probabilities, by.entities.temperature)[chosen];
    const [score, crossed] = [at(calibration), at(folds[sentence % FOLDS])];
    const [raw, isRight] = [probabilities[chosen], chosen === truth];
    return { kind: "entities", sentence, type, isRight, raw, score, crossed };
  };
  const ofRelation = ({ sentence, type, score: raw, isRight }: RelationSuggestion) => {
    const at = (by: Calibration) => rescaled(raw, by.relations);
    const [score, crossed] = [at(calibration), at(folds[sentence % FOLDS])];
    return { kind: "relations", sentence, type, isRight, raw, score, crossed } as const;
  };
  return {
    sentences: read.length,
    calibration,
    isFitted: {
      entities: canFit(spans.map(({ chosen, truth }) => chosen === truth)),
      relations: canFit(relations.map(({ isRight }) => isRight)),
    },
    suggestions: [...spans.map(ofSpan), ...relations.map(ofRelation)],
    gold: { entities: goldOf(read, "entities"), relations: goldOf(read, "relations") },
  };
}

const knows = ({ known }: Example, kind: Kind, type: string): boolean =>
  known?.[kind].includes(type) ?? true;

function spansOf(
  { example, prediction, probabilities }: HeldOutSentence,
  sentence: number,
  types: ModelTypes,
): SpanSuggestion[] {
  const places = new Map([...Object.keys(types.entities)].map((name, i) => [name, i + 1]));
  return prediction.entities.flatMap((entity, i) => {
    const chosen = places.get(entity.type);
    if (chosen === undefined || !knows(example, "entities", entity.type)) return [];
    const there = example.entities.filter((gold) => sameSpan(gold, entity));
    const isRight = there.some(({ type }) => type === entity.type);
    const truth = isRight ? chosen : (places.get(there[0]?.type ?? "") ?? 0);
    return [{ sentence, type: entity.type, probabilities: probabilities[i], chosen, truth }];
  });
}

function relationsOf(
  { example, prediction }: HeldOutSentence,
  sentence: number,
  types: ModelTypes,
): RelationSuggestion[] {
  const keys = (of: Example | Prediction) =>
    of.relations.map((relation) => {
      const { head, tail, type } = canonicalRelation(relation, of.entities, types.relations);
      const ends = [of.entities[head], of.entities[tail]].map(({ start, end }) => [start, end]);
      return JSON.stringify([...ends, type]);
    });
  const gold = new Set(keys(example));
  const found = keys(prediction);
  return prediction.relations.flatMap(({ type, score }, i) =>
    knows(example, "relations", type)
      ? [{ sentence, type, score, isRight: gold.has(found[i]) }]
      : [],
  );
}

function goldOf(read: readonly HeldOutSentence[], kind: Kind): [string, number][] {
  const counts = new Map<string, number>();
  for (const { example } of read)
    for (const { type } of example[kind])
      if (knows(example, kind, type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts];
}
