import { t } from "../../language/words.ts";
import type { Example } from "./example.ts";
import { FEWEST_HELD_OUT } from "./heldOut.ts";
import { wordsHash } from "./wordsHash.ts";

/** What several trainings of the same model are made for. */
export type StudyKind = "crossValidation" | "learningCurve";

/** What studies are called. */
export const STUDY_NAMES: Readonly<Record<StudyKind, string>> = {
  get crossValidation() {
    return t("Cross-validation");
  },
  get learningCurve() {
    return t("Learning curve");
  },
};

/** One training of a study, by places among its examples; of none: the model is read as it is. */
export interface StudyTraining {
  readonly train: readonly number[];
  /** What the trained model reads afterwards, never trained on. */
  readonly read: readonly number[];
}

/** A training and which part of what there is to train on it is given. */
export interface PlannedTraining extends StudyTraining {
  readonly share: number;
}

/** What a study does, in its order. */
export interface StudyPlan {
  readonly kind: StudyKind;
  readonly trainings: readonly PlannedTraining[];
  /** How many parts the examples were cut into; 0: nothing is read that is not held out. */
  readonly folds: number;
}

/** Every sentence is read by a model that was trained on the others, of so many parts. */
const FOLDS = 5;

/** With fewer different sentences nothing is left to train on, or to read. */
export const FEWEST_STUDIED = 4;

/** A learning curve reads as often as it has shares: fewer parts, or it takes hours. */
const CURVE_FOLDS = 3;

/** The shares of a learning curve. */
export const SHARES = [0.25, 0.5, 0.75, 1] as const;

/** A study looks at so many sentences: more would take days, and fill the browser's storage. */
export const MOST_STUDIED = 2000;

/** What can be studied, in the order of a hash of the words, so that copies are side by side. */
export function studied<T extends Pick<Example, "words">>(examples: readonly T[]): T[] {
  if (examples.length <= MOST_STUDIED) return [...examples];
  const chosen = new Set(byHash(examples).flat().slice(0, MOST_STUDIED));
  return examples.filter((_, i) => chosen.has(i));
}

/**
 * Every sentence read by a model that was not trained on it or on a copy of it, after the open model
 * has read all of them as it is. Null with too few sentences.
 */
export function crossValidation(examples: readonly Example[]): StudyPlan | null {
  const folds = foldsOf(examples, FOLDS);
  if (!folds) return null;
  const all = examples.map((_, i) => i);
  const trainings = folds.map((read) => ({ train: without(all, read), read, share: 1 }));
  const before = { train: [], read: all, share: 0 };
  return { kind: "crossValidation", trainings: [before, ...trainings], folds: folds.length };
}

/**
 * Trainings on growing parts of what there is to train on, each part within the next. What is held out
 * is read; where that is too little to tell, all sentences are, part by part, as in a
 * cross-validation. Null with too few sentences.
 *
 * @param isHeldOut by the places of the examples
 */
export function learningCurve(
  examples: readonly Example[],
  isHeldOut: (index: number) => boolean,
): StudyPlan | null {
  const all = examples.map((_, i) => i);
  const heldOut = all.filter(isHeldOut);
  const training = without(all, heldOut);
  if (heldOut.length >= FEWEST_HELD_OUT && training.length >= FEWEST_STUDIED) {
    const trainings = partsOf(examples, training).map((part) => ({ ...part, read: heldOut }));
    return { kind: "learningCurve", trainings, folds: 0 };
  }
  const folds = foldsOf(examples, CURVE_FOLDS);
  if (!folds) return null;
  const trainings = folds.flatMap((read) =>
    partsOf(examples, without(all, read)).map((part) => ({ ...part, read })),
  );
  return { kind: "learningCurve", trainings, folds: folds.length };
}

/**
 * Cuts examples into parts: copies lie in one, and each type is spread over all of them as far as
 * that goes. Null where there are too few different sentences.
 */
export function foldsOf(examples: readonly Example[], most: number): number[][] | null {
  const groups = byHash(examples);
  if (groups.length < FEWEST_STUDIED) return null;
  const count = Math.min(most, Math.max(2, Math.floor(groups.length / 2)));
  const totals = countTypes(examples);
  const rarity = (group: readonly number[]) =>
    Math.min(...typesIn(examples, group).map((type) => totals.get(type) ?? 0), Infinity);
  const folds = Array.from({ length: count }, () => ({
    indexes: [] as number[],
    types: new Map<string, number>(),
  }));
  const room = Math.ceil(examples.length / count);
  // What is rare is placed first; what has no type fills up what is left.
  const ordered = groups
    .map((group) => ({ group, rarity: rarity(group), types: typesIn(examples, group) }))
    .sort((a, b) => a.rarity - b.rarity);
  for (const { group, types } of ordered) {
    const crowding = (fold: (typeof folds)[number]) =>
      types.reduce((sum, type) => sum + (fold.types.get(type) ?? 0) / (totals.get(type) ?? 1), 0);
    const open = folds.filter(({ indexes }) => indexes.length + group.length <= room);
    const [fold] = (open.length > 0 ? open : folds).toSorted(
      (a, b) => crowding(a) - crowding(b) || a.indexes.length - b.indexes.length,
    );
    fold.indexes.push(...group);
    for (const type of types) fold.types.set(type, (fold.types.get(type) ?? 0) + 1);
  }
  // None stays empty: there are more groups than parts, and an empty part is never more crowded.
  return folds.map(({ indexes }) => indexes.sort((a, b) => a - b));
}

/** The examples by their places, copies together, in the order of a hash of their words. */
function byHash(examples: readonly Pick<Example, "words">[]): number[][] {
  const groups = new Map<string, number[]>();
  examples.forEach(({ words }, i) => {
    const hash = wordsHash(words);
    const group = groups.get(hash);
    if (group) group.push(i);
    else groups.set(hash, [i]);
  });
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** The nested parts of what there is to train on. */
function partsOf(
  examples: readonly Example[],
  among: readonly number[],
): { readonly train: readonly number[]; readonly share: number }[] {
  const ordered = byHash(among.map((i) => examples[i])).flatMap((group) =>
    group.map((i) => among[i]),
  );
  return SHARES.map((share) => {
    return { train: ordered.slice(0, Math.ceil(share * ordered.length)), share };
  });
}

const without = (all: readonly number[], some: readonly number[]): number[] => {
  const gone = new Set(some);
  return all.filter((i) => !gone.has(i));
};

/** Entity and relation types are apart: two of them may have one name. */
const typesIn = (examples: readonly Example[], group: readonly number[]): string[] =>
  group.flatMap((i) => [
    ...examples[i].entities.map(({ type }) => `e ${type}`),
    ...examples[i].relations.map(({ type }) => `r ${type}`),
  ]);

function countTypes(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const type of typesIn(
    examples,
    examples.map((_, i) => i),
  ))
    counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
