import { secondsAWord, speedOfSteps, type Timed } from "../core/learn/trainingTime.ts";
import type { MeasuredSpeed } from "../core/lifecycle/trainReport.ts";

/** So many steps tell how long others take. */
const FEWEST_TIMED = 4;

/** A word is read in about this share of the time in which it is trained on. */
const READ = 1 / 3;

/** Tells the time in milliseconds. */
export type Clock = () => number;

/** Measures what the parts of a training take. */
export interface TrainingClock {
  /** So many words were read, outside of the steps. */
  scored(words: number, seconds: number): void;
  /** The same within a step, or before it. */
  readInStep(words: number, seconds: number): void;
  /** Something else was done between two steps. */
  paused(seconds: number): void;
  /** A step has ended. */
  stepped(step: number, words: number): void;
  /** Seconds that a step takes on the average; null while it cannot be told. */
  secondsAStep(): number | null;
  /** Seconds that it will take to read so many words, as far as can be told. */
  secondsReading(words: number): number;
  /** Seconds since the start. */
  seconds(): number;
  /** What was measured up to now; null after too few steps. */
  speed(): MeasuredSpeed | null;
}

/** A clock that starts now. */
export function trainingClock(now: Clock): TrainingClock {
  const began = now();
  const scorings: Timed[] = [];
  const steps: Timed[] = [];
  /** The words of the first step, which also makes memory: it does not tell how long others take. */
  let first: number | null = null;
  let last = { step: 0, at: 0 };
  /** What since the last step was none of the next. */
  let aside = 0;
  let isInterrupted = false;
  const seconds = () => (now() - began) / 1000;
  const spent = (timed: readonly Timed[]) => timed.reduce((sum, one) => sum + one.seconds, 0);

  return {
    scored: (words, took) => void scorings.push({ words, seconds: took }),
    readInStep: (words, took) => {
      scorings.push({ words, seconds: took });
      aside += took;
    },
    paused: (took) => {
      aside += took;
    },
    stepped: (step, words) => {
      const at = now();
      const took = (at - last.at) / 1000 - aside;
      aside = 0;
      if (first === null) first = words;
      else if (step === last.step + 1) steps.push({ words, seconds: Math.max(0, took) });
      else isInterrupted = true; // The device was lost: the training went on from before.
      last = { step, at };
    },
    secondsAStep: () => (steps.length > 0 ? spent(steps) / steps.length : null),
    secondsReading: (words) => {
      const aWord = scorings.length > 0 ? secondsAWord(scorings) : speedOfSteps(steps).word * READ;
      return words * aWord;
    },
    seconds,
    speed: () => {
      if (steps.length < FEWEST_TIMED || isInterrupted) return null;
      const { step, word } = speedOfSteps(steps);
      const known = spent(scorings) + spent(steps) + step + word * (first ?? 0);
      const reading = scorings.length > 0 ? secondsAWord(scorings) : null;
      return { around: Math.max(0, seconds() - known), step, word, reading };
    },
  };
}
