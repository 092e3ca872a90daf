import { Button } from "react-aria-components";
import { inEnglish, t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import type { Chart } from "./chart.ts";
import { chartTable } from "./layout/chartTable.ts";
import { svgFile } from "./layout/svgFile.ts";

interface Props {
  readonly chart: Chart;
  readonly make: () => Chart;
  readonly hidden: ReadonlySet<string>;
}

/** A chart's numbers as a file for spreadsheets, and its drawing as one for papers. */
export function ChartExport({ chart, make, hidden }: Props) {
  const saveTable = useApp((s) => s.saveTable);
  const saveDrawing = useApp((s) => s.saveDrawing);
  const { title } = chart;
  return (
    <span className="chart-export">
      <Button
        className="button small"
        aria-label={t("{title}: save numbers as CSV", { title })}
        onPress={() => {
          inEnglish(() => {
            const english = make();
            const { head, rows } = chartTable(english);
            saveTable(english.title, [head, ...rows]);
          });
        }}
      >
        {t("CSV")}
      </Button>
      <Button
        className="button small"
        aria-label={t("{title}: save drawing as SVG", { title })}
        onPress={() => saveDrawing(title, svgFile(chart, hidden))}
      >
        {t("SVG")}
      </Button>
    </span>
  );
}
