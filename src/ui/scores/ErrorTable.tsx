import { useMemo } from "react";
import { type ErrorEstimate, estimateError } from "../../core/learn/calibrationError.ts";
import type { CalibrationReport, JudgedSuggestion } from "../../core/learn/calibrationReport.ts";
import { scored } from "./BinTable.tsx";

/** How far scores are off on average, as the model gives them and corrected. */
export function ErrorTable({ report }: { report: CalibrationReport }) {
  const rows = useMemo(() => rowsOf(report), [report]);
  return (
    <table className="table">
      <caption>
        How far scores are from the share that is right, in points: expected calibration error on{" "}
        {report.sentences.toLocaleString("en")} held-out sentences, with 95 % intervals. Corrected
        is by what was fitted on other sentences. Chance is what so few suggestions would show even
        if every score were true.
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Suggestions</th>
          <th scope="col">As given</th>
          <th scope="col">Corrected</th>
          <th scope="col">Chance</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{count}</td>
            <td>{errorText(before)}</td>
            <td>{after ? errorText(after) : "too few"}</td>
            <td>{before ? points(before.byChance) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rowsOf = ({ suggestions, isFitted }: CalibrationReport) =>
  (["entities", "relations"] as const).map((kind) => {
    const own = suggestions.filter((one) => one.kind === kind);
    const estimate = (of: (one: JudgedSuggestion) => number) => estimateError(scored(own, of));
    return {
      name: kind === "entities" ? "Spans" : "Relations",
      count: own.length,
      before: estimate(({ raw }) => raw),
      after: isFitted[kind] ? estimate(({ crossed }) => crossed) : null,
    };
  });

const points = (share: number): string => (100 * share).toFixed(1);

const errorText = (error: ErrorEstimate | null): string =>
  error ? `${points(error.error)} (${points(error.low)}–${points(error.high)})` : "–";
