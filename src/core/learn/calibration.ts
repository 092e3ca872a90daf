/** How the logit of a relation's score becomes that of a probability: divided, then moved. */
export interface Scale {
  readonly temperature: number;
  readonly shift: number;
}

/**
 * What makes a model's scores mean what they say: of suggestions with a score of 80 % four in five
 * are right. Which spans and relations are suggested does not change by it.
 */
export interface Calibration {
  /** Temperature of the softmax over the types of a span. */
  readonly entities: { readonly temperature: number };
  readonly relations: Scale;
}

/** Scores as the model gives them. */
export const AS_IT_IS: Calibration = {
  entities: { temperature: 1 },
  relations: { temperature: 1, shift: 0 },
};

/** A suggested span: what the model says of each type, none first, and which one is true. */
export interface SpanCase {
  readonly probabilities: readonly number[];
  /** Place of what the model suggests. */
  readonly chosen: number;
  /** Place of what is true; 0: no entity. */
  readonly truth: number;
}

/** A suggested relation: its score, and whether it is one. */
export interface RelationCase {
  readonly score: number;
  readonly isRight: boolean;
}

/** So many must be right and so many wrong for a fit: from fewer nothing can be told. */
export const FEWEST_OF_EACH = 5;

/** Borders of temperatures: what lies further out is a fault of the data. */
const COLDEST = 0.1;
const HOTTEST = 10;

/** Probabilities are kept off 0 and 1 by this: their logarithms stay numbers. */
const LEAST = 1e-9;

/** Probabilities of one row at another temperature. */
export function tempered(probabilities: ArrayLike<number>, temperature: number): number[] {
  const logs = Array.from(probabilities, (p) => (p > 0 ? Math.log(p) / temperature : -Infinity));
  const largest = Math.max(...logs);
  if (largest === -Infinity) return Array.from(probabilities);
  const powers = logs.map((log) => Math.exp(log - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** A score on another scale; in the same order as before. */
export function rescaled(score: number, { temperature, shift }: Scale): number {
  const x = logit(score) / temperature + shift;
  const small = Math.exp(-Math.abs(x));
  return (x < 0 ? small : 1) / (1 + small);
}

const logit = (score: number): number => {
  const p = Math.min(1 - LEAST, Math.max(LEAST, score));
  return Math.log(p / (1 - p));
};

/**
 * The temperature under which what is true is most probable, with a mild pull to 1 (as of a normal
 * distribution of its logarithm, of deviation 1); 1 where too few are right or wrong to tell.
 */
export function fitSpans(cases: readonly SpanCase[]): Calibration["entities"] {
  if (!canFit(cases.map(({ chosen, truth }) => chosen === truth))) return AS_IT_IS.entities;
  const loss = (log: number) => {
    const temperature = Math.exp(log);
    let sum = log ** 2 / 2;
    for (const { probabilities, truth } of cases)
      sum -= Math.log(Math.max(LEAST, tempered(probabilities, temperature)[truth]));
    return sum;
  };
  return { temperature: Math.exp(lowest(loss, Math.log(COLDEST), Math.log(HOTTEST))) };
}

/** The same of relations: a temperature, and a shift of the logit, as one head's threshold is not 1/2. */
export function fitRelations(cases: readonly RelationCase[]): Scale {
  if (!canFit(cases.map(({ isRight }) => isRight))) return AS_IT_IS.relations;
  const points = cases.map(({ score, isRight }) => ({ x: logit(score), y: isRight ? 1 : 0 }));
  const at = (log: number) => bestShift(points, Math.exp(log));
  const log = lowest((one) => at(one).loss + one ** 2 / 2, Math.log(COLDEST), Math.log(HOTTEST));
  return { temperature: Math.exp(log), shift: at(log).shift };
}

/** Whether there are enough of both. */
export function canFit(right: readonly boolean[]): boolean {
  const count = right.filter(Boolean).length;
  return count >= FEWEST_OF_EACH && right.length - count >= FEWEST_OF_EACH;
}

/** Deviation of the shift around 0, before anything was seen. */
const SHIFT_DEVIATION = 2;

/** The shift of least loss at a temperature, by Newton's method: the loss is convex in it. */
function bestShift(
  points: readonly { readonly x: number; readonly y: number }[],
  temperature: number,
): { readonly shift: number; readonly loss: number } {
  let shift = 0;
  for (let step = 0; step < 30; step++) {
    let slope = shift / SHIFT_DEVIATION ** 2;
    let bend = 1 / SHIFT_DEVIATION ** 2;
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(x / temperature + shift)));
      slope += p - y;
      bend += p * (1 - p);
    }
    // No step is so long that it leaves where the curve is known.
    const move = Math.max(-1, Math.min(1, slope / bend));
    shift -= move;
    if (Math.abs(move) < 1e-9) break;
  }
  const loss = points.reduce(
    (sum, { x, y }) => {
      const z = x / temperature + shift;
      // −log σ(z) of what is right, −log σ(−z) of what is not, without overflow.
      const of = y === 1 ? -z : z;
      return sum + Math.max(of, 0) + Math.log1p(Math.exp(-Math.abs(of)));
    },
    (shift / SHIFT_DEVIATION) ** 2 / 2,
  );
  return { shift, loss };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The place between two where a function with one valley is lowest, by golden sections. */
function lowest(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [of(a), of(b)];
  while (high - low > 1e-5) {
    if (atA < atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = of(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = of(b);
    }
  }
  return (low + high) / 2;
}
