import type { Difference, Estimate } from "../../core/learn/bootstrap.ts";
import { scoreText } from "../../core/learn/scores.ts";
import { intervalText, signedText } from "../../core/learn/verdictLine.ts";

/** A figure with its interval, as a cell of a table. */
export function FigureCell({ of: { value, interval } }: { of: Estimate }) {
  return (
    <td>
      {scoreText(value, 1)}
      {interval && <small> {intervalText(interval)}</small>}
    </td>
  );
}

/** A difference with its interval, and what it says. */
export function DifferenceCell({ of: { value, interval, verdict } }: { of: Difference }) {
  return (
    <td data-verdict={verdict}>
      <b>{value === null ? "–" : signedText(value)}</b>
      {interval && <small> {intervalText(interval)}</small>}
      {value !== null && <small className="verdict-word"> {verdict}</small>}
    </td>
  );
}
