import { shownFixed, shownNumber } from "../../language/numbers.ts";
/** A value at a place, with the ends of its interval where it has one. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

/** One line of a chart, its points in the order of x. */
export interface ChartSeries {
  /** Unique in its chart. */
  readonly id: string;
  readonly name: string;
  readonly points: readonly ChartPoint[];
  /**
   * A line unless it is said: "faint" for single values behind their mean, "marks" without a line,
   * "guide" for what the others are compared with, which is in no table.
   */
  readonly look?: "line" | "faint" | "marks" | "guide";
  /** How intervals are drawn, where points have them; bands unless it is said. */
  readonly interval?: "band" | "bars";
  /** Not shown until it is chosen in the legend. */
  readonly starts?: "hidden";
}

/** What an axis measures. */
export interface ChartAxis {
  readonly label: string;
  /** Whole numbers alone are marked. */
  readonly whole?: true;
  /** The axis begins and ends here, or further out where values lie there. */
  readonly from?: number;
  readonly to?: number;
  /** Digits after the point in tables and readings; 3 unless it is said. */
  readonly digits?: number;
}

/** What a chart says. */
export interface Chart {
  readonly title: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly series: readonly ChartSeries[];
}

/** A value as it is read: whole numbers as they are. */
export const shownValue = ({ whole, digits = 3 }: ChartAxis, value: number): string =>
  whole ? shownNumber(Math.round(value)) : shownFixed(value, digits);
