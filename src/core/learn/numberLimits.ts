import { t } from "../../language/words.ts";

/** What a number may be. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  /** It is a multiple of this, by which keys raise and lower it. */
  readonly step: number;
  /** `min` itself is too little. */
  readonly isAbove?: boolean;
}

/** What is wrong with a number: "must be a whole number from 1 to 200"; null where it is right. */
export function numberFault(value: number, limits: NumberLimits): string | null {
  const { min, max, step, isAbove = false } = limits;
  const steps = value / step;
  const isStep = Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
  const isHighEnough = isAbove ? value > min : value >= min;
  return isHighEnough && value <= max && isStep
    ? null
    : t("must be {wordsOf}", { wordsOf: wordsOf(limits) });
}

/** "a whole number from 1 to 200" */
function wordsOf({ min, max, step, isAbove }: NumberLimits): string {
  const range = isAbove
    ? t("above {min} and at most {max}", { min: plain(min), max: plain(max) })
    : t("from {min} to {max}", { min: plain(min), max: plain(max) });
  return step === 1
    ? t("a whole number {range}", { range })
    : t("{range}, in steps of {step}", { range, step: plain(step) });
}

/** Without an exponent, which the fields do not read. */
const plain = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: 20, useGrouping: false });
