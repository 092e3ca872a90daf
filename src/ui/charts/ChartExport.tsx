import { Button } from "react-aria-components";
import { useApp } from "../app/useApp.ts";
import type { Chart } from "./chart.ts";
import { chartTable } from "./layout/chartTable.ts";
import { svgFile } from "./layout/svgFile.ts";

interface Props {
  readonly chart: Chart;
  readonly hidden: ReadonlySet<string>;
}

/** A chart's numbers as a file for spreadsheets, and its drawing as one for papers. */
export function ChartExport({ chart, hidden }: Props) {
  const saveTable = useApp((s) => s.saveTable);
  const saveDrawing = useApp((s) => s.saveDrawing);
  const { title } = chart;
  return (
    <span className="chart-export">
      <Button
        className="button small"
        aria-label={`${title}: save numbers as CSV`}
        onPress={() => {
          const { head, rows } = chartTable(chart);
          saveTable(title, [head, ...rows]);
        }}
      >
        CSV
      </Button>
      <Button
        className="button small"
        aria-label={`${title}: save drawing as SVG`}
        onPress={() => saveDrawing(title, svgFile(chart, hidden))}
      >
        SVG
      </Button>
    </span>
  );
}
