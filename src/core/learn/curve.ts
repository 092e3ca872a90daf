import { type Estimate, intervals, randomDraws } from "./bootstrap.ts";
import type { SentenceCounts } from "./evaluation.ts";
import { countsOf } from "./evaluation.ts";
import { readingsOf, type Study } from "./storedStudy.ts";
import { SHARES } from "./study.ts";

/** What trainings on one share of the examples reached. */
export interface CurvePoint {
  readonly share: number;
  /** On so many sentences they were trained, on the average. */
  readonly trained: number;
  /** So many were read. */
  readonly sentences: number;
  readonly entities: Estimate;
  readonly relations: Estimate;
}

/** Micro F1 of spans at a share, and in each resample of the sentences that were read. */
export interface ResampledPoint {
  readonly trained: number;
  readonly f1: number;
  readonly resampled: readonly number[];
}

/** Which resamples they are: always the same, so that a study says the same again. */
const SEED = 0;

/** So many resamples tell how sure a slope is. */
const RESAMPLES = 500;

/** The points of a learning curve that are there so far, each whole. */
export function curvePoints(study: Study): CurvePoint[] {
  return sharesOf(study).map(({ share, trained, counts }) => {
    const { entities, relations } = intervals(counts, SEED);
    return {
      share,
      trained,
      sentences: counts.length,
      entities: onlyEstimate(entities.micro.f1),
      relations: onlyEstimate(relations.micro.f1),
    };
  });
}

/** The same resamples of the sentences at every share, so that they can be compared. */
export function resampledCurve(study: Study): ResampledPoint[] {
  const points = sharesOf(study);
  const most = Math.max(0, ...points.map(({ counts }) => counts.length));
  const sums = points.map(({ counts }) => counts.map(totals));
  const draws = randomDraws(most, SEED, RESAMPLES);
  const resampled = points.map((): number[] => []);
  for (let r = 0; r < RESAMPLES; r++) {
    const drawn = Array.from(draws.draw(r));
    sums.forEach((own, p) => {
      resampled[p].push(f1Of(drawn.map((i) => own[i])));
    });
  }
  return points.map(({ trained }, p) => {
    return { trained, f1: f1Of(sums[p]), resampled: resampled[p] };
  });
}

function sharesOf(study: Study) {
  const { plan, types } = study;
  return SHARES.flatMap((share) => {
    const own = plan.trainings.filter((one) => one.share === share);
    const read = readingsOf(study, share);
    if (own.length === 0 || read.length < own.reduce((sum, one) => sum + one.read.length, 0))
      return [];
    const counts = countsOf(
      read.map(({ example }) => example),
      read.map(({ reading }) => reading.prediction),
      types,
    );
    const trained = own.reduce((sum, one) => sum + one.train.length, 0) / own.length;
    return [{ share, trained: Math.round(trained), counts }];
  });
}

const onlyEstimate = ({ value, interval }: Estimate): Estimate => ({ value, interval });

type Totals = readonly [right: number, gold: number, predicted: number];

function totals({ entities }: SentenceCounts): Totals {
  let [r, g, p] = [0, 0, 0];
  for (const { right, gold, predicted } of entities.values()) {
    r += right;
    g += gold;
    p += predicted;
  }
  return [r, g, p];
}

/** 2 right of all that was to be found and all that was: the same as from precision and recall. */
function f1Of(all: readonly Totals[]): number {
  let [right, both] = [0, 0];
  for (const [r, gold, predicted] of all) {
    right += r;
    both += gold + predicted;
  }
  return both === 0 ? 0 : (200 * right) / both;
}
