import type { Compared, Difference } from "../learn/bootstrap.ts";
import type { Measure } from "../learn/tally.ts";
import { verdictWords } from "../learn/verdictLine.ts";
import type { Table } from "./block.ts";
import { estimateText } from "./estimateText.ts";

/** What measures are called in a report. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  precision: "Precision",
  recall: "Recall",
  f1: "F1",
};

/** A row of such a table. */
export interface Row {
  readonly name: string;
  readonly of: Compared;
}

/** A figure of two models on the same sentences, row by row, with intervals. */
export function comparedTable(
  measure: Measure,
  rows: readonly Row[],
  caption = MEASURE_NAMES[measure],
): Table {
  return {
    kind: "table",
    caption,
    columns: ["", "Before", "After", "Difference", "Verdict", "To be found"],
    rows: rows.map(({ name, of: { before, after, difference } }) => [
      name,
      estimateText(before[measure]),
      estimateText(after[measure]),
      estimateText(difference[measure], "+"),
      verdictText(difference[measure], before.sentences),
      String(before.support),
    ]),
  };
}

const verdictText = ({ value, verdict }: Difference, sentences: number): string =>
  value === null ? "–" : verdictWords(verdict, sentences);
