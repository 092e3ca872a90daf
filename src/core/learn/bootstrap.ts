import type { SentenceCounts } from "./evaluation.ts";
import { FEWEST_HELD_OUT } from "./heldOut.ts";
import { seededRandom } from "./random.ts";
import { type Line, MEASURES, type Measure, TASKS, type Task, tallyOf } from "./tally.ts";

/** So many resamples are drawn; intervals leave out the lowest and the highest 2.5 % of them. */
export const RESAMPLES = 1000;
const TAIL = 0.025;

/** Where a figure would lie for 95 of 100 draws of as many such sentences. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure in per cent; null where there was nothing to be found, or in too many of the resamples. */
export interface Estimate {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** Precision, recall and F1. */
export interface Measured extends Readonly<Record<Measure, Estimate>> {
  /** How many things were to be found, and in how many sentences. */
  readonly support: number;
  readonly sentences: number;
}

/** What an interval of a difference says. */
export type Verdict = "better" | "worse" | "not distinguishable";

export interface Difference extends Estimate {
  readonly verdict: Verdict;
}

/** Two models on the same sentences, and the second less the first. */
export interface Compared {
  readonly before: Measured;
  readonly after: Measured;
  readonly difference: Readonly<Record<Measure, Difference>>;
}

/** Something of each task: of all its things, of the mean over its types, and of each type. */
export type ByTask<T> = Readonly<
  Record<Task, { readonly micro: T; readonly macro: T; readonly types: ReadonlyMap<string, T> }>
>;

/** A bootstrap in slices, so that nothing waits for it. */
export interface Bootstrap<T> {
  /** Draws some more resamples; true when that were all. */
  step(resamples: number): boolean;
  /** What came out, of the resamples so far. */
  result(): T;
}

/** 95 % percentile intervals of what one model found, by resampling sentences. */
export const intervals = (counts: readonly SentenceCounts[], seed: number): ByTask<Measured> =>
  finished(intervalsInSteps(counts, randomDraws(counts.length, seed)));

/** Two models on the same sentences: both, and their difference, from the same resamples. */
export const pairedDifference = (
  before: readonly SentenceCounts[],
  after: readonly SentenceCounts[],
  seed: number,
): ByTask<Compared> => finished(differenceInSteps(before, after, randomDraws(before.length, seed)));

function finished<T>(bootstrap: Bootstrap<T>): T {
  bootstrap.step(Number.POSITIVE_INFINITY);
  return bootstrap.result();
}

/** The sentences of each resample. */
export interface Draws {
  readonly count: number;
  /** The resample of this number; asked for in order, and good until the next. */
  draw(which: number): ArrayLike<number>;
}

/** As many sentences as there are, with replacement. */
export function randomDraws(sentences: number, seed: number, count = RESAMPLES): Draws {
  const random = seededRandom(seed, 0xb007);
  const drawn = new Int32Array(sentences);
  const draw = () => {
    for (let i = 0; i < sentences; i++) drawn[i] = Math.floor(random() * sentences);
    return drawn;
  };
  return { count, draw };
}

/** As `intervals`, from these draws. */
export function intervalsInSteps(
  counts: readonly SentenceCounts[],
  draws: Draws,
): Bootstrap<ByTask<Measured>> {
  const { step, lines, estimates } = resampling([counts], draws);
  const result = () => byTask(lines, (line, i) => measured(counts, line, estimates(0, i)));
  return { step, result };
}

/** As `pairedDifference`, from these draws. */
export function differenceInSteps(
  before: readonly SentenceCounts[],
  after: readonly SentenceCounts[],
  draws: Draws,
): Bootstrap<ByTask<Compared>> {
  if (before.length !== after.length)
    throw new Error(`counts of ${before.length} sentences before, of ${after.length} after`);
  const { step, lines, estimates } = resampling([before, after], draws);
  const result = () =>
    byTask(lines, (line, i): Compared => {
      const [was, is] = [estimates(0, i), estimates(1, i)];
      const first = measured(before, line, was);
      const changed = estimates(2, i);
      return {
        before: first,
        after: measured(after, line, is),
        difference: byMeasure((m) => {
          return { ...changed[m], verdict: verdictOf(changed[m], first.sentences) };
        }),
      };
    });
  return { step, result };
}

/**
 * Nothing is better or worse whose interval holds 0, nor what was to be found in a few sentences only:
 * there an interval is narrower than what it is about.
 */
export function verdictOf({ interval }: Estimate, sentences: number): Verdict {
  if (!interval || sentences < FEWEST_HELD_OUT) return "not distinguishable";
  if (interval.low > ROUNDING) return "better";
  return interval.high < -ROUNDING ? "worse" : "not distinguishable";
}

/** What sums in another order may differ by. */
const ROUNDING = 1e-9;

/** Figures of each model in every resample, and of the second less the first. */
function resampling(models: readonly (readonly SentenceCounts[])[], draws: Draws) {
  const types = typesOf(models.flat());
  const tallies = models.map((counts) => tallyOf(counts, types));
  const [{ lines }] = tallies;
  const width = MEASURES.length * lines.length;
  const rows = models.length === 2 ? 3 : 1;
  const values = Array.from({ length: rows }, () => new Float64Array(width * draws.count));
  const found = Array.from({ length: rows }, () => new Float64Array(width));
  const measure = (sentences: ArrayLike<number>) => {
    tallies.forEach((tally, m) => {
      tally.measure(sentences, found[m]);
    });
    if (rows === 3) for (let i = 0; i < width; i++) found[2][i] = found[1][i] - found[0][i];
  };
  let done = 0;
  const step = (resamples: number): boolean => {
    for (const end = Math.min(draws.count, done + resamples); done < end; done++) {
      measure(draws.draw(done));
      found.forEach((row, r) => {
        for (let i = 0; i < width; i++) values[r][i * draws.count + done] = row[i];
      });
    }
    return done === draws.count;
  };
  measure(models[0].map((_, i) => i));
  const points = found.map((row) => row.slice());
  const estimates = (row: number, line: number): Readonly<Record<Measure, Estimate>> =>
    byMeasure((_, m) => {
      const i = MEASURES.length * line + m;
      const point = points[row][i];
      const from = i * draws.count;
      const interval = intervalOf(values[row].slice(from, from + done));
      return Number.isNaN(point) ? NOTHING : { value: point, interval };
    });
  return { step, lines, estimates };
}

const NOTHING: Estimate = { value: null, interval: null };

/** Null where more of the resamples have no figure than an interval leaves out at one end. */
function intervalOf(values: Float64Array): Interval | null {
  values.sort(); // NaN comes last.
  let defined = values.length;
  while (defined > 0 && Number.isNaN(values[defined - 1])) defined--;
  if (defined === 0 || values.length - defined > TAIL * values.length) return null;
  const known = values.subarray(0, defined);
  return { low: quantile(known, TAIL), high: quantile(known, 1 - TAIL) };
}

/** Between two values in proportion, as NumPy and R do by default. @param sorted not empty */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

function measured(
  counts: readonly SentenceCounts[],
  { task, group }: Line,
  estimates: Readonly<Record<Measure, Estimate>>,
): Measured {
  let [support, sentences] = [0, 0];
  for (const sentence of counts) {
    const of = sentence[task];
    const types = typeof group === "string" ? [...of.values()] : [of.get(group.type)];
    const gold = types.reduce((sum, one) => sum + (one?.gold ?? 0), 0);
    support += gold;
    if (gold > 0) sentences++;
  }
  return { ...estimates, support, sentences };
}

/** The types that occur, in the order in which they do. */
const typesOf = (counts: readonly SentenceCounts[]): Record<Task, string[]> => {
  const of = (task: Task) => [...new Set(counts.flatMap((one) => [...one[task].keys()]))];
  return {
    entities: of("entities"),
    relations: of("relations"),
    relationsStrict: of("relationsStrict"),
  };
};

const byMeasure = <T>(of: (measure: Measure, index: number) => T): Record<Measure, T> => ({
  precision: of("precision", 0),
  recall: of("recall", 1),
  f1: of("f1", 2),
});

function byTask<T>(lines: readonly Line[], of: (line: Line, index: number) => T): ByTask<T> {
  const all = lines.map((line, i) => ({ line, made: of(line, i) }));
  const task = (task: Task) => {
    const own = all.filter(({ line }) => line.task === task);
    const [micro, macro] = own.map(({ made }) => made);
    const types = own.flatMap(({ line: { group }, made }) =>
      typeof group === "string" ? [] : [[group.type, made] as const],
    );
    return { micro, macro, types: new Map(types) };
  };
  const [entities, relations, relationsStrict] = TASKS.map(task);
  return { entities, relations, relationsStrict };
}
