import type { Difference, Estimate } from "../../core/learn/bootstrap.ts";
import { scoreText } from "../../core/learn/scores.ts";
import { intervalText, signedText, verdictWords } from "../../core/learn/verdictLine.ts";

/** A figure with its interval, as a cell of a table. */
export function FigureCell({ of: { value, interval } }: { of: Estimate }) {
  return (
    <td>
      {scoreText(value, 1)}
      {interval && <small> {intervalText(interval)}</small>}
    </td>
  );
}

interface DifferenceProps {
  readonly of: Difference;
  /** In how many sentences there was something to find. */
  readonly sentences: number;
}

/** A difference with its interval, and what it says. */
export function DifferenceCell({ of, sentences }: DifferenceProps) {
  const { value, interval, verdict } = of;
  const word = verdictWords(verdict, sentences);
  return (
    <td data-verdict={verdict}>
      <b>{value === null ? "–" : signedText(value)}</b>
      {interval && <small> {intervalText(interval)}</small>}
      {value !== null && <small className="verdict-word"> {word}</small>}
    </td>
  );
}
