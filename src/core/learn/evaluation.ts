import { overlaps, sameSpan } from "../document/overlaps.ts";
import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { canonicalRelation } from "./canonicalRelation.ts";
import type { Example, LabelledEntity, LabelledRelation } from "./example.ts";
import type { Score, Scores, TaskScores } from "./scores.ts";

/** What gold and prediction have in common: the labels of one sentence. */
export interface Labels {
  readonly entities: readonly LabelledEntity[];
  readonly relations: readonly LabelledRelation[];
}

export interface EvaluationOptions {
  /** SpERT's option for ADE: overlapping entities, and relations between them, do not count. */
  readonly dropOverlapping?: boolean;
}

/** Something to be found: equal keys are equal things, and count once a sentence. */
interface Item {
  readonly key: string;
  readonly type: string;
}

/** How many things there were to be found, how many were found, and how many of those are right. */
export interface Counts {
  readonly right: number;
  readonly gold: number;
  readonly predicted: number;
}

/** Counts by type, of the types that occur. */
export type TaskCounts = ReadonlyMap<string, Counts>;

/** What was found and missed in one sentence, or in several. */
export type SentenceCounts = Readonly<Record<keyof Scores, TaskCounts>>;

/** Scores predictions as SpERT's evaluator does; `predicted[i]` belongs to `gold[i]`. */
export const evaluate = (
  gold: readonly Example[],
  predicted: readonly Labels[],
  types: ModelTypes,
  options: EvaluationOptions = {},
): Scores => scoresOf(countsOf(gold, predicted, types, options), types);

/**
 * Counts, sentence by sentence, what was found; `predicted[i]` belongs to `gold[i]`. Of a sentence
 * that does not know all types, gold and predictions of the others do not count: nobody has said
 * whether such predictions are right.
 */
export function countsOf(
  gold: readonly Example[],
  predicted: readonly Labels[],
  types: ModelTypes,
  { dropOverlapping = false }: EvaluationOptions = {},
): SentenceCounts[] {
  if (gold.length !== predicted.length) {
    throw new Error(`predictions of ${predicted.length} sentences, gold has ${gold.length}`);
  }
  return gold.map((example, i) => {
    const count = (kind: Kind, items: (labels: Labels) => Item[]) => {
      const known = example.known?.[kind];
      const counted = (labels: Labels) =>
        items(labels).filter(({ type }) => known?.includes(type) ?? true);
      return countByType(counted(example), counted(predicted[i]));
    };
    const relations = (strict: boolean) =>
      count("relations", (labels) => relationItems(labels, types, { dropOverlapping, strict }));
    return {
      entities: count("entities", (labels) => entityItems(labels, dropOverlapping)),
      relations: relations(false),
      relationsStrict: relations(true),
    };
  });
}

/** The scores of sentences together. @param types in whose order they are listed */
export function scoresOf(counts: readonly SentenceCounts[], types: ModelTypes): Scores {
  const score = (kind: Kind, task: keyof Scores) =>
    taskScores(Object.keys(types[kind]), summed(counts.map((of) => of[task])));
  return {
    entities: score("entities", "entities"),
    relations: score("relations", "relations"),
    relationsStrict: score("relations", "relationsStrict"),
  };
}

/** The counts of several sentences, together. */
export function summed(counts: readonly TaskCounts[]): TaskCounts {
  const all = new Map<string, Counts>();
  for (const of of counts)
    for (const [type, one] of of) {
      const { right, gold, predicted } = all.get(type) ?? NO_COUNTS;
      all.set(type, {
        right: right + one.right,
        gold: gold + one.gold,
        predicted: predicted + one.predicted,
      });
    }
  return all;
}

const NO_COUNTS: Counts = { right: 0, gold: 0, predicted: 0 };

function entityItems({ entities }: Labels, dropOverlapping: boolean): Item[] {
  return entities
    .filter((entity) => !dropOverlapping || !entities.some((other) => collide(entity, other)))
    .map((entity) => ({ key: entityKey(entity), type: entity.type }));
}

function relationItems(
  { entities, relations }: Labels,
  types: ModelTypes,
  { dropOverlapping, strict }: { dropOverlapping: boolean; strict: boolean },
): Item[] {
  return relations
    .filter(({ head, tail }) => !dropOverlapping || !collide(entities[head], entities[tail]))
    .map((relation) => {
      const { type, head, tail } = canonicalRelation(relation, entities, types.relations);
      const ends = [entities[head], entities[tail]].map((entity) =>
        strict ? entityKey(entity) : `${entity.start} ${entity.end}`,
      );
      return { key: JSON.stringify([...ends, type]), type };
    });
}

const entityKey = ({ start, end, type }: LabelledEntity) => `${start} ${end} ${type}`;

/** Overlapping, and not one and the same entity (evaluator.py, `_check_overlap`). */
const collide = (a: LabelledEntity, b: LabelledEntity) =>
  overlaps(a, b) && !(sameSpan(a, b) && a.type === b.type);

function taskScores(order: readonly string[], counts: TaskCounts): TaskScores {
  const occurring = order.filter((type) => counts.has(type));
  occurring.push(...[...counts.keys()].filter((type) => !order.includes(type)));
  const all = [...counts.values()];
  const figures = all.map(figuresOf);
  const mean = (field: keyof Score) => ratio(sum(figures.map((one) => one[field])), all.length);
  const found = { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") };
  return {
    micro: scoreOf({
      right: sum(all.map((c) => c.right)),
      gold: sum(all.map((c) => c.gold)),
      predicted: sum(all.map((c) => c.predicted)),
    }),
    macro: all.some(({ gold }) => gold > 0) ? found : NOTHING,
    types: Object.fromEntries(
      occurring.flatMap((type) => {
        const own = counts.get(type);
        return own ? [[type, scoreOf(own)]] : [];
      }),
    ),
  };
}

/** Counts the things of one sentence. */
function countByType(gold: readonly Item[], predicted: readonly Item[]): TaskCounts {
  const wanted = new Map(gold.map((item) => [item.key, item]));
  const got = new Map(predicted.map((item) => [item.key, item]));
  const counts = new Map<string, Counts>();
  const add = (type: string, field: keyof Counts) => {
    const found = counts.get(type) ?? NO_COUNTS;
    counts.set(type, { ...found, [field]: found[field] + 1 });
  };
  for (const { type } of wanted.values()) add(type, "gold");
  for (const { key, type } of got.values()) {
    add(type, "predicted");
    if (wanted.has(key)) add(type, "right");
  }
  return counts;
}

/** Where there was nothing to be found, nothing can be said of how well it was. */
const NOTHING: Score = { precision: null, recall: null, f1: null };

const scoreOf = (counts: Counts): Score => (counts.gold === 0 ? NOTHING : figuresOf(counts));

function figuresOf({ right, gold, predicted }: Counts): Record<keyof Score, number> {
  const precision = 100 * ratio(right, predicted);
  const recall = 100 * ratio(right, gold);
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

/** 0/0 is 0, as the papers' evaluators have it. */
const ratio = (a: number, b: number) => (b === 0 ? 0 : a / b);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
