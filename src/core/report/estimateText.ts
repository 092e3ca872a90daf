import type { Estimate } from "../learn/bootstrap.ts";
import { scoreText } from "../learn/scores.ts";

/** A figure with its interval, as it is written everywhere. */
export function estimateText({ value, interval }: Estimate, sign: "+" | "" = ""): string {
  if (value === null) return "–";
  const text = (of: number) => `${sign !== "" && of > 0 ? "+" : ""}${scoreText(of, 1)}`;
  return interval ? `${text(value)} [${text(interval.low)}, ${text(interval.high)}]` : text(value);
}
