/** Measured seconds of a device with a model. Steps and predictions grow with their words. */
export interface Speed {
  /** Of a training whatever its size: copying the weights, making memory, storing the result. */
  readonly around: number;
  /** Of a training step, whatever is in it: the update of the weights. */
  readonly step: number;
  /** Of a word in a training step. */
  readonly word: number;
  /** Of predicting a word. */
  readonly reading: number;
}

/** What a training has to do. */
export interface TrainingWork {
  readonly steps: number;
  /** Words in all steps. */
  readonly words: number;
  /** Words to predict, in all scorings. */
  readonly scored: number;
}

/** How long a piece of work took. */
export interface Timed {
  readonly words: number;
  readonly seconds: number;
}

/** How long a training takes. */
export const expectedSeconds = (speed: Speed, { steps, words, scored }: TrainingWork): number =>
  speed.around + speed.step * steps + speed.word * words + speed.reading * scored;

/** Seconds of a word where only whole pieces of work were timed; 0 when there are none. */
export const secondsAWord = (timed: readonly Timed[]): number => {
  const { words, seconds } = sums(timed);
  return words > 0 ? seconds / words : 0;
};

/**
 * What of timed steps comes with every step and what with every word: the line of least squares
 * through them. Neither is negative, and both together always give the time that all steps took.
 */
export function speedOfSteps(timed: readonly Timed[]): Pick<Speed, "step" | "word"> {
  const count = timed.length;
  if (count === 0) return { step: 0, word: 0 };
  const { words, seconds } = sums(timed);
  const [meanWords, meanSeconds] = [words / count, seconds / count];
  let [together, spread] = [0, 0];
  for (const one of timed) {
    together += (one.words - meanWords) * (one.seconds - meanSeconds);
    spread += (one.words - meanWords) ** 2;
  }
  const most = secondsAWord(timed);
  const word = spread > 0 ? Math.min(most, Math.max(0, together / spread)) : most;
  return { step: Math.max(0, meanSeconds - word * meanWords), word };
}

const sums = (timed: readonly Timed[]): Timed => ({
  words: timed.reduce((sum, { words }) => sum + words, 0),
  seconds: timed.reduce((sum, { seconds }) => sum + seconds, 0),
});
