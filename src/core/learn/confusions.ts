import type { Span } from "../document/overlaps.ts";
import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { Labels } from "./evaluation.ts";
import type { Example } from "./example.ts";
import { type Finding, findingsOf, placeKey } from "./findings.ts";

/** What became of a thing that was to be found, or was found: the classes of SemEval 2013, task 9. */
export const OUTCOMES = [
  "correct",
  "wrongType",
  "wrongBorders",
  "wrongBoth",
  "missed",
  "madeUp",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A thing that was to be found and what was found for it; one of the two may be missing. */
export interface Confusion {
  readonly outcome: Outcome;
  readonly gold: Finding | null;
  readonly predicted: Finding | null;
  /** Which of the sentences it is in. */
  readonly sentence: number;
}

/** Everything that was to be found or was found, once, with what it was taken for. */
export function confusionsOf(
  gold: readonly Example[],
  predicted: readonly Labels[],
  { kind, types }: { readonly kind: Kind; readonly types: ModelTypes },
): Confusion[] {
  return gold.flatMap((example, sentence) => {
    const wanted = findingsOf(example, kind, types, example.known);
    const got = findingsOf(predicted[sentence], kind, types, example.known);
    return pairsOf(wanted, got).map((pair) => ({ ...pair, sentence }));
  });
}

type Pair = Omit<Confusion, "sentence">;

/** How alike two things must be for each outcome; what is most alike is paired first. */
const PAIRED: readonly [Outcome, (a: Finding, b: Finding) => boolean][] = [
  ["correct", (a, b) => a.type === b.type && placeKey(a) === placeKey(b)],
  ["wrongType", (a, b) => placeKey(a) === placeKey(b)],
  ["wrongBorders", (a, b) => a.type === b.type && shared(a, b) > 0],
  ["wrongBoth", (a, b) => shared(a, b) > 0],
];

function pairsOf(gold: readonly Finding[], predicted: readonly Finding[]): Pair[] {
  const [wanted, got] = [new Set(gold), new Set(predicted)];
  const pairs: Pair[] = [];
  for (const [outcome, isAlike] of PAIRED) {
    const all = [...wanted]
      .flatMap((gold) => [...got].map((predicted) => ({ gold, predicted })))
      .filter(({ gold, predicted }) => isAlike(gold, predicted))
      .map((pair) => ({ ...pair, words: shared(pair.gold, pair.predicted) }))
      .sort((a, b) => b.words - a.words);
    for (const { gold, predicted } of all) {
      if (!wanted.has(gold) || !got.has(predicted)) continue;
      wanted.delete(gold);
      got.delete(predicted);
      pairs.push({ outcome, gold, predicted });
    }
  }
  for (const gold of wanted) pairs.push({ outcome: "missed", gold, predicted: null });
  for (const predicted of got) pairs.push({ outcome: "madeUp", gold: null, predicted });
  return pairs;
}

/** How many words two things share; none unless each end touches one, in either direction. */
function shared({ spans: a }: Finding, { spans: b }: Finding): number {
  const along = (other: readonly Span[]) => {
    const words = a.map((span, i) => common(span, other[i]));
    return words.some((count) => count <= 0) ? 0 : words.reduce((sum, count) => sum + count, 0);
  };
  return Math.max(along(b), along([...b].reverse()));
}

const common = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** How often each outcome comes. */
export function countOutcomes(confusions: readonly Confusion[]): Record<Outcome, number> {
  const counts = {
    correct: 0,
    wrongType: 0,
    wrongBorders: 0,
    wrongBoth: 0,
    missed: 0,
    madeUp: 0,
  };
  for (const { outcome } of confusions) counts[outcome]++;
  return counts;
}

/** A row or a column of the matrix: a type, or null for nothing. */
export type Label = string | null;

/** Which type was taken for which, as often as it was. */
export interface ConfusionMatrix {
  /** Types that occur, in the order of the schema, and null for nothing. */
  readonly labels: readonly Label[];
  /** What lies in a cell: of this type in truth, found as that one. */
  at(gold: Label, predicted: Label): readonly Confusion[];
}

/** Lays confusions out by types. @param order of the types */
export function matrixOf(
  confusions: readonly Confusion[],
  order: readonly string[],
): ConfusionMatrix {
  const cells = new Map<Label, Map<Label, Confusion[]>>();
  const occurring = new Set<string>();
  for (const confusion of confusions) {
    const [gold, predicted] = [confusion.gold?.type ?? null, confusion.predicted?.type ?? null];
    for (const type of [gold, predicted]) if (type !== null) occurring.add(type);
    const row = cells.get(gold) ?? new Map<Label, Confusion[]>();
    cells.set(gold, row);
    const cell = row.get(predicted);
    if (cell) cell.push(confusion);
    else row.set(predicted, [confusion]);
  }
  return {
    labels: [...order.filter((type) => occurring.has(type)), null],
    at: (gold, predicted) => cells.get(gold)?.get(predicted) ?? [],
  };
}
