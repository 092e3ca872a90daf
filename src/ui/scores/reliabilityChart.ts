import { type JudgedScore, reliabilityBins } from "../../core/learn/calibrationError.ts";
import { shareInterval } from "../../core/learn/thresholds.ts";
import { t } from "../../language/words.ts";
import type { Chart, ChartSeries } from "../charts/chart.ts";

/** Suggestions by their scores, as the model gives them and corrected. */
export interface ReliabilityOf {
  readonly title: string;
  readonly before: readonly JudgedScore[];
  readonly after: readonly JudgedScore[];
}

/** How many suggestions of each stretch of scores are right, beside what scores say. */
export function reliabilityChart({ title, before, after }: ReliabilityOf): Chart {
  return {
    title,
    x: { label: t("Mean score in %"), from: 0, to: 100, digits: 1 },
    y: { label: t("Right in %"), from: 0, to: 100, digits: 1 },
    series: [
      series("before", t("As the model gives them"), before),
      series("after", t("Corrected"), after),
      {
        id: "even",
        name: t("Score and share right are even"),
        look: "guide",
        points: [
          { x: 0, y: 0 },
          { x: 100, y: 100 },
        ],
      },
    ],
  };
}

const series = (id: string, name: string, judged: readonly JudgedScore[]): ChartSeries => ({
  id,
  name,
  interval: "bars",
  points: reliabilityBins(judged).flatMap(({ count, right, score }) => {
    if (count === 0) return [];
    const [low, high] = shareInterval(right, count);
    return { x: 100 * score, y: (100 * right) / count, low: 100 * low, high: 100 * high };
  }),
});
