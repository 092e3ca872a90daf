import type { ChartSeries } from "../chart.ts";
import type { Shape } from "./shape.ts";

/** How wide a sample in the legend is. */
export const SAMPLE_WIDTH = 26;

/** A short piece of a series, around the height 0, to be shown beside its name. */
export function legendSample(look: ChartSeries["look"] = "line", series: number): Shape[] {
  const middle = [SAMPLE_WIDTH / 2, 0] as const;
  const mark: Shape = { kind: "marks", part: "mark", series, places: [middle] };
  if (look === "marks") return [mark];
  const line: Shape = { kind: "path", part: look, series, d: `M0 0H${SAMPLE_WIDTH}` };
  return look === "line" ? [line, mark] : [line];
}
