import type { ChartPoint } from "../chart.ts";

/**
 * At most about `most` points that draw the same: of each stretch of x the first, the lowest, the
 * highest and the last, so that no peak goes.
 */
export function thinned(points: readonly ChartPoint[], most: number): readonly ChartPoint[] {
  if (points.length <= most || points.length < 3) return points;
  const from = points[0].x;
  const size = points[points.length - 1].x - from || 1;
  const stretches = Math.max(1, Math.floor(most / 4));
  const kept: ChartPoint[] = [];
  let start = 0;
  for (let stretch = 0; stretch < stretches && start < points.length; stretch++) {
    const border = from + ((stretch + 1) * size) / stretches;
    let end = start;
    let [low, high] = [start, start];
    const isLast = stretch === stretches - 1;
    while (end < points.length && (isLast || points[end].x < border)) {
      if (points[end].y < points[low].y) low = end;
      if (points[end].y > points[high].y) high = end;
      end++;
    }
    if (end === start) continue;
    const places = new Set([start, low, high, end - 1]);
    for (const place of [...places].sort((a, b) => a - b)) kept.push(points[place]);
    start = end;
  }
  return kept;
}
