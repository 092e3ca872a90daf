import { ToggleButton } from "react-aria-components";
import { t } from "../../language/words.ts";
import { ChartDrawing } from "./ChartDrawing.tsx";
import { type Chart, shownValue } from "./chart.ts";
import { legendSample, SAMPLE_WIDTH } from "./layout/legendSample.ts";
import { nearestPoint } from "./layout/nearestX.ts";

interface Props {
  readonly chart: Chart;
  readonly hidden: ReadonlySet<string>;
  /** The place whose values are told; null: none. */
  readonly at: number | null;
  readonly onToggle: (id: string) => void;
}

/** Which line is what, with its value where the pointer is; a press hides or shows a line. */
export function ChartLegend({ chart, hidden, at, onToggle }: Props) {
  return (
    <ul className="chart-legend" aria-label={t("Lines of: {title}", { title: chart.title })}>
      {chart.series.map(({ id, name, look, points }, place) => {
        const point = at === null ? null : nearestPoint(points, at);
        const value = point && look !== "guide" ? shownValue(chart.y, point.y) : null;
        return (
          <li key={id}>
            <ToggleButton
              className="chart-series"
              isSelected={!hidden.has(id)}
              onChange={() => onToggle(id)}
            >
              <svg
                width={SAMPLE_WIDTH}
                height="12"
                viewBox={`0 -6 ${SAMPLE_WIDTH} 12`}
                aria-hidden="true"
              >
                <ChartDrawing shapes={legendSample(look, place)} />
              </svg>
              <span>{name}</span>
              {value !== null && !hidden.has(id) && <output aria-hidden="true">{value}</output>}
            </ToggleButton>
          </li>
        );
      })}
    </ul>
  );
}
