import { shownFixed } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import type { ResampledPoint } from "./curve.ts";

/** What a learning curve says of more sentences of the same kind. */
export interface CurveVerdict {
  readonly kind: "rising" | "flat" | "noisy";
  /** So many sentences more are meant. */
  readonly more: number;
  /** How much F1 they would bring, if it goes on as it went. */
  readonly gain: number;
  /** Where that lies for 95 of 100 draws of the sentences that were read. */
  readonly low: number;
  readonly high: number;
}

/** A gain of less than this is little. */
const LITTLE = 1;

/**
 * F1 grows about as the logarithm of the sentences: a line of least squares says how much more would
 * bring, through all points or through the last three, whichever rises less, so that what has come to
 * rest is seen. The same of each resample says how sure that is. Rising is only what rises in 97.5 % of
 * the resamples; null of fewer than three points.
 */
export function curveVerdict(points: readonly ResampledPoint[]): CurveVerdict | null {
  if (points.length < 3 || points.some(({ trained }) => trained < 1)) return null;
  const last = points[points.length - 1].trained;
  const more = roundMore(last);
  const step = Math.log((last + more) / last);
  const gainOf = (value: (point: ResampledPoint) => number) => {
    const along = (from: readonly ResampledPoint[]) =>
      step * slopeOf(from.map((point) => [Math.log(point.trained), value(point)]));
    return Math.min(along(points), along(points.slice(-3)));
  };
  const gain = gainOf(({ f1 }) => f1);
  const gains = points[0].resampled.map((_, r) => gainOf(({ resampled }) => resampled[r]));
  gains.sort((a, b) => a - b);
  const at = (share: number) => gains[Math.round(share * (gains.length - 1))] ?? 0;
  const [low, high] = [at(0.025), at(0.975)];
  return { kind: kindOf({ gain, low, high }), more, gain, low, high };
}

function kindOf({ gain, low, high }: Pick<CurveVerdict, "gain" | "low" | "high">) {
  if (high < LITTLE) return "flat";
  return low > 0 && gain >= LITTLE ? "rising" : "noisy";
}

/** About a third more, as people count. */
function roundMore(trained: number): number {
  const third = trained / 3;
  const unit = third >= 100 ? 50 : third >= 20 ? 10 : 5;
  return Math.max(unit, unit * Math.round(third / unit));
}

function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  const together = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return spread === 0 ? 0 : together / spread;
}

/** The verdict in words for the user. */
export function curveLine({ kind, more, gain, low, high }: CurveVerdict): string {
  const sentences = t("{more, number} more sentences", { more });
  const range = t("95 % interval {low} to {high}", {
    low: signed(low),
    high: signed(high),
  });
  if (kind === "rising")
    return t("Still rising: about {gain} F1 of spans for {sentences} like these ({range}).", {
      gain: signed(gain),
      sentences,
      range,
    });
  if (kind === "flat")
    return t(
      "Flat: more sentences of this kind bring little ({range} for {sentences}). Other kinds of text, or fewer errors in the labels, may bring more.",
      { range, sentences },
    );
  return t(
    "Too noisy to tell what {sentences} would bring ({range}): more held-out sentences would tell.",
    { sentences, range },
  );
}

const signed = (value: number): string => {
  const size = Math.abs(value);
  return `${value < 0 && size >= 0.05 ? "−" : "+"}${shownFixed(size, size < 0.95 ? 1 : 0)}`;
};
