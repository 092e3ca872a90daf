import type { SentenceCounts } from "./evaluation.ts";
import type { Score, Scores } from "./scores.ts";

/** The evaluations, and the figures of each. */
export const TASKS = ["entities", "relations", "relationsStrict"] as const;
export const MEASURES = ["precision", "recall", "f1"] as const;
export type Task = keyof Scores;
export type Measure = keyof Score;

/** What is measured of a task: all things, the mean over types, and each type. */
export type Group = "micro" | "macro" | { readonly type: string };

/** Which figures there are, in the order in which they are written. */
export interface Line {
  readonly task: Task;
  readonly group: Group;
}

/**
 * Counts of sentences, laid out so that the figures of any resample of them are had fast: those of
 * each line, three in a row, with NaN where there was nothing to be found.
 */
export interface Tally {
  readonly lines: readonly Line[];
  /** Writes the figures of these sentences, any of them as often as it is named. */
  measure(sentences: ArrayLike<number>, into: Float64Array): void;
}

/** A type within a task, and where its gold, its right ones and its predictions are summed. */
const [GOLD, RIGHT, PREDICTED, FIELDS] = [0, 1, 2, 3];

/** @param types which are measured, and in which order; those of the counts that are not named are */
export function tallyOf(
  counts: readonly SentenceCounts[],
  types: Readonly<Record<Task, readonly string[]>>,
): Tally {
  const firsts: number[] = [];
  let rows = 0;
  const columns = TASKS.map((task) => {
    firsts.push(rows);
    rows += types[task].length;
    return new Map(types[task].map((type, i) => [type, i]));
  });
  const [at, amounts, starts]: [number[], number[], number[]] = [[], [], [0]];
  for (const sentence of counts) {
    TASKS.forEach((task, t) => {
      for (const [type, { gold, right, predicted }] of sentence[task]) {
        const column = columns[t].get(type);
        if (column === undefined) continue;
        const place = FIELDS * (firsts[t] + column);
        for (const [field, amount] of [gold, right, predicted].entries())
          if (amount > 0) {
            at.push(place + field);
            amounts.push(amount);
          }
      }
    });
    starts.push(at.length);
  }
  const [places, amountOf, startOf] = [at, amounts, starts].map((all) => Int32Array.from(all));
  const sums = new Int32Array(FIELDS * rows);
  const measure = (sentences: ArrayLike<number>, into: Float64Array) => {
    sums.fill(0);
    for (let i = 0; i < sentences.length; i++) {
      const end = startOf[sentences[i] + 1];
      for (let j = startOf[sentences[i]]; j < end; j++) sums[places[j]] += amountOf[j];
    }
    let line = 0;
    TASKS.forEach((task, t) => {
      const count = types[task].length;
      measureTask(sums.subarray(FIELDS * firsts[t], FIELDS * (firsts[t] + count)), {
        into,
        at: MEASURES.length * line,
      });
      line += 2 + count;
    });
  };
  return { lines: linesOf(types), measure };
}

const linesOf = (types: Readonly<Record<Task, readonly string[]>>): Line[] =>
  TASKS.flatMap((task): Line[] => [
    { task, group: "micro" },
    { task, group: "macro" },
    ...types[task].map((type) => ({ task, group: { type } })),
  ]);

interface Target {
  readonly into: Float64Array;
  readonly at: number;
}

/** Writes micro, macro and each type of one task. */
function measureTask(sums: Int32Array, { into, at }: Target): void {
  const count = MEASURES.length;
  let [gold, right, predicted, occurring] = [0, 0, 0, 0];
  let [precision, recall, f1] = [0, 0, 0];
  for (let row = 0, to = at + 2 * count; row < sums.length; row += FIELDS, to += count) {
    const ofType = sums[row + GOLD];
    figures(ofType, sums[row + RIGHT], sums[row + PREDICTED], into, to);
    gold += ofType;
    right += sums[row + RIGHT];
    predicted += sums[row + PREDICTED];
    // The mean is over the types that occur, as scores have it.
    if (ofType > 0 || sums[row + PREDICTED] > 0) {
      occurring++;
      precision += into[to];
      recall += into[to + 1];
      f1 += into[to + 2];
    }
    if (ofType === 0) into.fill(Number.NaN, to, to + count);
  }
  figures(gold, right, predicted, into, at);
  [precision, recall, f1].forEach((sum, i) => {
    into[at + count + i] = occurring === 0 ? 0 : sum / occurring;
  });
  if (gold === 0) into.fill(Number.NaN, at, at + 2 * count);
}

/** Precision, recall and F1 in per cent; 0/0 is 0, as in the scores. */
function figures(gold: number, right: number, predicted: number, into: Float64Array, at: number) {
  into[at] = predicted === 0 ? 0 : (100 * right) / predicted;
  into[at + 1] = gold === 0 ? 0 : (100 * right) / gold;
  into[at + 2] = gold + predicted === 0 ? 0 : (200 * right) / (gold + predicted);
}
