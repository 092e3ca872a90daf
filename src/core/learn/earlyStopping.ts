import type { Example } from "./example.ts";
import { hashOfWords } from "./heldOut.ts";
import type { Scores } from "./scores.ts";

/** With fewer held-out sentences nothing is chosen by them: they are needed to prove something. */
export const FEWEST_TO_STOP = 60;
/** So many parts of the held-out sentences one is for choosing when to stop. */
const PARTS = 3;
/** Keeps that choice apart from the one of what is held out. */
const STOP_SEED = 0x570b;
/** Sentences that are read after an epoch, and where nothing is chosen by them. */
const [MOST_CHOOSING, MOST_SHOWN] = [100, 30];
/** Scoring takes no more than this of a training. */
const SHARE = 0.05;
/** A word is read in about this share of the time in which all layers are trained on it. */
const READ = 1 / 3;
/** Scored epochs without a better one before the end, and of those planned that share. */
const [FEWEST_WORSE, WORSE] = [3, 1 / 3];

/** What is scored after epochs. */
export interface EpochSet {
  readonly examples: readonly Example[];
  /** Whether the best epoch is chosen by them. */
  readonly usedToStop: boolean;
}

/**
 * A third of the held-out sentences, by a hash of their words, where there are enough; else some, only
 * to be shown.
 */
export function epochSet(heldOut: readonly Example[]): EpochSet {
  const usedToStop = heldOut.length >= FEWEST_TO_STOP;
  const ordered = heldOut
    .map((example) => ({ example, hash: hashOfWords(example.words, STOP_SEED) }))
    .sort((a, b) => a.hash - b.hash);
  const drawn = usedToStop ? ordered.filter(({ hash }) => hash % PARTS === 0) : ordered;
  const most = usedToStop ? MOST_CHOOSING : MOST_SHOWN;
  return { examples: drawn.slice(0, most).map(({ example }) => example), usedToStop };
}

/** What scoring and an epoch take. */
export interface EpochWork {
  readonly scored: number;
  readonly trained: number;
  readonly layers: number;
  readonly frozenLayers: number;
}

/**
 * Every so many epochs are scored, by their words: by time, a training that goes on after a pause
 * would be another one.
 */
export function scoredEvery({ scored, trained, layers, frozenLayers }: EpochWork): number {
  const moved = Math.max(1, layers - frozenLayers) / Math.max(1, layers);
  const cost = (READ * scored) / Math.max(1, trained * moved);
  return Math.max(1, Math.ceil(cost / SHARE));
}

/** F1 of a scored epoch in per cent, the mean of spans and relations where there are both. */
export function meanF1({ entities, relations }: Pick<Scores, "entities" | "relations">) {
  const of = [entities.micro.f1, relations.micro.f1].filter((f1) => f1 !== null);
  return of.length > 0 ? of.reduce((sum, f1) => sum + f1, 0) / of.length : null;
}

/** The best epoch so far. */
export interface BestSoFar {
  readonly f1: number | null;
  readonly epoch: number | null;
  /** Epochs scored since one was better than all before. */
  readonly since: number;
}

export const NO_BEST: BestSoFar = { f1: null, epoch: null, since: 0 };

/** With one more scored epoch; of equal ones the last is the best. */
export function withEpoch(best: BestSoFar, epoch: number, f1: number | null): BestSoFar {
  if (f1 === null) return { ...best, since: best.since + 1 };
  const isBetter = best.f1 === null || f1 > best.f1;
  if (!isBetter && f1 !== best.f1) return { ...best, since: best.since + 1 };
  return { f1, epoch, since: isBetter ? 0 : best.since + 1 };
}

/** Whether so many epochs were no better that the rest need not be waited for. */
export const isPastBest = ({ since, f1 }: BestSoFar, scoredEpochs: number): boolean =>
  f1 !== null && since >= Math.max(FEWEST_WORSE, Math.ceil(WORSE * scoredEpochs));
