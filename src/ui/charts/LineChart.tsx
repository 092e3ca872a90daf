import { type PointerEvent, useId, useMemo, useState } from "react";
import { t } from "../../language/words.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { ChartDrawing } from "./ChartDrawing.tsx";
import { ChartExport } from "./ChartExport.tsx";
import { ChartLegend } from "./ChartLegend.tsx";
import { ChartTable } from "./ChartTable.tsx";
import { type Chart, shownValue } from "./chart.ts";
import { chartSummary } from "./layout/chartTable.ts";
import { layoutChart } from "./layout/layoutChart.ts";
import { nearestX } from "./layout/nearestX.ts";
import { useWidth } from "./useWidth.ts";

interface Props {
  /** Makes it, in the language of then: another function when anything of it changed. */
  readonly make: () => Chart;
  readonly height?: number;
}

const HEIGHT = 200;

/**
 * Lines over numbers, with a legend that hides and shows them, the same as a table, and both as
 * files. It is as wide as there is room.
 */
export function LineChart({ make, height = HEIGHT }: Props) {
  const language = useLanguage();
  const chart = useMemo(make, [make, language]);
  const { ref, width } = useWidth();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<number | null>(null);
  // A chart that grows while it is looked at need not make a table that nobody sees.
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const hidden = useMemo(() => hiddenOf(chart, toggled), [chart, toggled]);
  const layout = useMemo(
    () => layoutChart(chart, hidden, { width, height }),
    [chart, hidden, width, height],
  );
  const { box, range, shapes } = layout;
  const read = (event: PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setAt(nearestX(chart, layout, event.clientX - left));
  };
  const pixel =
    at === null
      ? null
      : box.left + ((at - range[0]) / (range[1] - range[0])) * (box.right - box.left);
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>
        {chart.title}
        {at !== null && (
          <span className="quiet" aria-hidden="true">
            {` · ${chart.x.label} ${shownValue(chart.x, at)}`}
          </span>
        )}
      </figcaption>
      <div ref={ref} className="chart-holder">
        <svg
          role="img"
          aria-label={`${chart.title}. ${chartSummary(chart, hidden)}`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          onPointerMove={read}
          onPointerLeave={() => setAt(null)}
        >
          <ChartDrawing shapes={shapes} />
          {pixel !== null && (
            <path className="chart-reading" d={`M${pixel} ${box.top}V${box.bottom}`} />
          )}
        </svg>
      </div>
      <ChartLegend
        chart={chart}
        hidden={hidden}
        at={at}
        onToggle={(series) => setToggled((before) => toggledAlso(before, series))}
      />
      <div className="chart-below">
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("As a table")}</summary>
          {isOpen && <ChartTable chart={chart} />}
        </details>
        <ChartExport chart={chart} make={make} hidden={hidden} />
      </div>
    </figure>
  );
}

/** Those that begin hidden and were not toggled, and those that were toggled of the others. */
const hiddenOf = ({ series }: Chart, toggled: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    series
      .filter(({ id, starts }) => (starts === "hidden") !== toggled.has(id))
      .map(({ id }) => id),
  );

function toggledAlso(before: ReadonlySet<string>, series: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(series)) after.add(series);
  return after;
}
