import { useMemo } from "react";
import type { CalibrationReport } from "../../core/learn/calibrationReport.ts";
import {
  chanceText,
  errorText,
  type ScoreErrors,
  scoreErrors,
} from "../../core/learn/scoreErrors.ts";
import type { MeasuredCalibration } from "../../core/lifecycle/measured.ts";

interface Props {
  readonly by: MeasuredCalibration["by"];
  readonly report: CalibrationReport;
}

const SENTENCES: Readonly<Record<Props["by"], string>> = {
  heldOut: "held-out sentences",
  crossValidation: "sentences of a cross-validation, each read by a model that did not learn it",
};

/** How far scores are off on average, as the model gives them and corrected. */
export function ErrorTable({ by, report }: Props) {
  const both = useMemo(() => scoreErrors(report), [report]);
  return (
    <table className="table">
      <caption>
        How far scores are from the share that is right, in points: expected calibration error on{" "}
        {report.sentences.toLocaleString("en")} {SENTENCES[by]}, with 95 % intervals. Corrected is
        by what was fitted on other sentences. Chance is what so few suggestions would show even if
        every score were true.
      </caption>
      <thead>
        <tr>
          <td />
          {both.map(({ kind }) => (
            <th key={kind} scope="col">
              {NAMES[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([name, text]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {both.map((of) => (
              <td key={of.kind}>{text(of)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NAMES = { entities: "Spans", relations: "Relations" };

const ROWS: readonly (readonly [name: string, text: (of: ScoreErrors) => string])[] = [
  ["Suggestions", ({ count }) => count.toLocaleString("en")],
  ["As given", ({ before }) => errorText(before)],
  ["Corrected", ({ after }) => (after ? errorText(after) : "too few")],
  ["Chance", ({ before }) => chanceText(before)],
];
