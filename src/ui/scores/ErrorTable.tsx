import { useMemo } from "react";
import { type ErrorEstimate, estimateError } from "../../core/learn/calibrationError.ts";
import type { CalibrationReport, JudgedSuggestion } from "../../core/learn/calibrationReport.ts";
import { scored } from "./BinTable.tsx";

/** How far scores are off on average, as the model gives them and corrected. */
export function ErrorTable({ report }: { report: CalibrationReport }) {
  const both = useMemo(() => errorsOf(report), [report]);
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
          {both.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([name, text]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {both.map((of) => (
              <td key={of.name}>{text(of)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const errorsOf = ({ suggestions, isFitted }: CalibrationReport) =>
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

type Errors = ReturnType<typeof errorsOf>[number];

const ROWS: readonly (readonly [name: string, text: (of: Errors) => string])[] = [
  ["Suggestions", ({ count }) => count.toLocaleString("en")],
  ["As given", ({ before }) => errorText(before)],
  ["Corrected", ({ after }) => (after ? errorText(after) : "too few")],
  ["Chance", ({ before }) => (before ? points(before.byChance) : "–")],
];
