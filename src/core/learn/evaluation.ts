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

interface Counts {
  right: number;
  gold: number;
  predicted: number;
}

/**
 * Scores predictions as SpERT's evaluator does; `predicted[i]` belongs to `gold[i]`. Of a sentence
 * that does not know all types, gold and predictions of the others do not count: nobody has said
 * whether such predictions are right.
 */
export function evaluate(
  gold: readonly Example[],
  predicted: readonly Labels[],
  types: ModelTypes,
  { dropOverlapping = false }: EvaluationOptions = {},
): Scores {
  if (gold.length !== predicted.length) {
    throw new Error(`predictions of ${predicted.length} sentences, gold has ${gold.length}`);
  }
  const score = (kind: Kind, items: (labels: Labels) => Item[]) => {
    const counted = (labels: Labels, i: number) => {
      const known = gold[i].known?.[kind];
      return items(labels).filter(({ type }) => known?.includes(type) ?? true);
    };
    return taskScores(Object.keys(types[kind]), gold.map(counted), predicted.map(counted));
  };
  return {
    entities: score("entities", (labels) => entityItems(labels, dropOverlapping)),
    relations: score("relations", (labels) =>
      relationItems(labels, types, { dropOverlapping, strict: false }),
    ),
    relationsStrict: score("relations", (labels) =>
      relationItems(labels, types, { dropOverlapping, strict: true }),
    ),
  };
}

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

function taskScores(
  order: readonly string[],
  gold: readonly Item[][],
  predicted: readonly Item[][],
): TaskScores {
  const counts = countByType(gold, predicted);
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

function countByType(gold: readonly Item[][], predicted: readonly Item[][]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const of = (type: string) => {
    const found = counts.get(type) ?? { right: 0, gold: 0, predicted: 0 };
    counts.set(type, found);
    return found;
  };
  gold.forEach((items, i) => {
    const wanted = new Map(items.map((item) => [item.key, item]));
    const got = new Map(predicted[i].map((item) => [item.key, item]));
    for (const { type } of wanted.values()) of(type).gold++;
    for (const { key, type } of got.values()) {
      of(type).predicted++;
      if (wanted.has(key)) of(type).right++;
    }
  });
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
