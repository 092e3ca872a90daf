import type { Chart, ChartPoint } from "../chart.ts";
import type { ChartLayout } from "./layoutChart.ts";

/** The place of x, of those that have a value, that is nearest to a pixel; null without values. */
export function nearestX(chart: Chart, { box, range }: ChartLayout, pixel: number): number | null {
  const share = (pixel - box.left) / (box.right - box.left);
  const wanted = range[0] + share * (range[1] - range[0]);
  let best: number | null = null;
  for (const { points, look } of chart.series) {
    if (look === "guide") continue;
    const near = nearestPoint(points, wanted);
    if (near && (best === null || Math.abs(near.x - wanted) < Math.abs(best - wanted)))
      best = near.x;
  }
  return best;
}

/** Of points in the order of x the one that is nearest to a place. */
export function nearestPoint(points: readonly ChartPoint[], x: number): ChartPoint | null {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle].x < x) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  if (!before || !after) return before ?? after ?? null;
  return x - before.x < after.x - x ? before : after;
}
