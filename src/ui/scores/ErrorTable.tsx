import { useMemo } from "react";
import type { CalibrationReport } from "../../core/learn/calibrationReport.ts";
import {
  chanceText,
  errorText,
  type ScoreErrors,
  scoreErrors,
} from "../../core/learn/scoreErrors.ts";
import type { MeasuredCalibration } from "../../core/lifecycle/measured.ts";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";

interface Props {
  readonly by: MeasuredCalibration["by"];
  readonly report: CalibrationReport;
}

const SENTENCES: Readonly<Record<Props["by"], string>> = {
  get heldOut() {
    return t("held-out sentences");
  },
  get crossValidation() {
    return t("sentences of a cross-validation, each read by a model that did not learn it");
  },
};

/** How far scores are off on average, as the model gives them and corrected. */
export function ErrorTable({ by, report }: Props) {
  const both = useMemo(() => scoreErrors(report), [report]);
  return (
    <table className="table">
      <caption>
        {t(
          "How far scores are from the share that is right, in points: expected calibration error on {count, number} {sentences}, with 95 % intervals. Corrected is by what was fitted on other sentences. Chance is what so few suggestions would show even if every score were true.",
          { count: report.sentences, sentences: SENTENCES[by] },
        )}
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
          <tr key={name()}>
            <th scope="row">{name()}</th>
            {both.map((of) => (
              <td key={of.kind}>{text(of)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NAMES = {
  get entities() {
    return t("Spans");
  },
  get relations() {
    return t("Relations");
  },
};

const ROWS: readonly (readonly [name: () => string, text: (of: ScoreErrors) => string])[] = [
  [() => t("Suggestions"), ({ count }) => shownNumber(count)],
  [() => t("As given"), ({ before }) => errorText(before)],
  [() => t("Corrected"), ({ after }) => (after ? errorText(after) : t("too few"))],
  [() => t("Chance"), ({ before }) => chanceText(before)],
];
