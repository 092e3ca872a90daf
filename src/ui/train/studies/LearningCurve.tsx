import { useCallback, useMemo } from "react";
import { type CurvePoint, curvePoints, resampledCurve } from "../../../core/learn/curve.ts";
import { curveLine, curveVerdict } from "../../../core/learn/curveVerdict.ts";
import { isWhole, type Study } from "../../../core/learn/storedStudy.ts";
import { t } from "../../../language/words.ts";
import { useApp } from "../../app/useApp.ts";
import type { Chart, ChartSeries } from "../../charts/chart.ts";
import { LineChart } from "../../charts/LineChart.tsx";
import type { Recipe } from "../TrainSettings.tsx";
import { StudyAge } from "./StudyAge.tsx";
import { StudyStart } from "./StudyStart.tsx";

/** What a quarter, a half, three quarters and all of the examples teach. */
export function LearningCurve({ recipe }: { recipe: Recipe }) {
  const study = useApp((s) => s.studies.learningCurve);
  return (
    <section aria-label={t("Learning curve")}>
      <h3>{t("Learning curve")}</h3>
      <p className="quiet">
        {t(
          "What a quarter, a half, three quarters and all of your examples teach: whether more of them are worth the work.",
        )}
      </p>
      <StudyStart of="learningCurve" recipe={recipe} action={t("Learning curve")} />
      {study && isWhole(study) && <Result study={study} />}
    </section>
  );
}

function Result({ study }: { study: Study }) {
  const points = useMemo(() => curvePoints(study), [study]);
  const verdict = useMemo(() => curveVerdict(resampledCurve(study)), [study]);
  const make = useCallback(() => chartOf(points), [points]);
  const sentences = t("{sentences, plural, one {# sentence} other {# sentences}}", {
    sentences: points[0]?.sentences ?? 0,
  });
  return (
    <div className="study-result">
      <StudyAge study={study} />
      {verdict && <p className="note verdict">{curveLine(verdict)}</p>}
      <LineChart make={make} />
      <p className="quiet">
        {t(
          "Micro F1 on {sentences}{isFolds, select, true {, each read by a model that did not learn it ({folds, number} parts, as too few are held out)} other { that are held out}}, with 95 % intervals by drawing the sentences anew. Other seeds would move each point a little, too.",
          { sentences, isFolds: study.plan.folds > 0, folds: study.plan.folds },
        )}
      </p>
    </div>
  );
}

/** F1 over how many sentences were trained on. */
export function chartOf(points: readonly CurvePoint[]): Chart {
  const series = (id: "entities" | "relations", name: string): ChartSeries => ({
    id,
    name,
    interval: "bars",
    points: points.flatMap(({ trained, [id]: { value, interval } }) =>
      value === null ? [] : [{ x: trained, y: value, ...interval }],
    ),
  });
  return {
    title: t("Learning curve"),
    x: { label: t("Sentences trained on"), whole: true, from: 0 },
    y: { label: t("F1, per cent"), from: 0, digits: 1 },
    series: [series("entities", t("Spans")), series("relations", t("Relations"))].filter(
      (one) => one.points.length > 0,
    ),
  };
}
