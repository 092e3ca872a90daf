import { useCallback } from "react";
import type { TrainCurve } from "../../core/lifecycle/trainCurve.ts";
import { t } from "../../language/words.ts";
import { LineChart } from "../charts/LineChart.tsx";
import { epochChart, lossChart, rateChart } from "./curveCharts.ts";

/** What a training told of itself: its losses, its scores by epoch, its rates. */
export function TrainCurves({ curve }: { curve: TrainCurve }) {
  const { steps, epochs } = curve;
  const losses = useCallback(() => lossChart(curve), [curve]);
  const scores = useCallback(() => epochChart(curve), [curve]);
  const rates = useCallback(() => rateChart(curve), [curve]);
  const last = epochs.at(-1);
  return (
    <div className="train-curves">
      <LineChart make={losses} />
      {last && (
        <>
          <LineChart make={scores} height={170} />
          <p className="quiet">
            {t(
              "On {sentences, plural, one {# held-out sentence} other {# held-out sentences}}{usedToStop, select, true {; the epoch to end with is chosen on these, so they prove nothing} other {}}.",
              { sentences: last.sentences, usedToStop: last.usedToStop },
            )}
          </p>
        </>
      )}
      {steps.some((step) => step.rates) && (
        <details>
          <summary>{t("Learning rate")}</summary>
          <LineChart make={rates} height={150} />
        </details>
      )}
    </div>
  );
}
