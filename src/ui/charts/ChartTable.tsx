import { useMemo } from "react";
import { t } from "../../language/words.ts";
import { type Chart, shownValue } from "./chart.ts";
import { chartTable, spreadRows } from "./layout/chartTable.ts";

const ROWS = 20;

/** The numbers of a chart: of many places some, evenly spread; the file that is exported has all. */
export function ChartTable({ chart }: { chart: Chart }) {
  const { head, rows } = useMemo(() => chartTable(chart), [chart]);
  const shown = spreadRows(rows, ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
    <div className="chart-table" tabIndex={0}>
      <table className="table">
        <caption>
          {chart.title}
          {shown.length < rows.length &&
            t(": {shown, number} of {rows, number} rows", {
              shown: shown.length,
              rows: rows.length,
            })}
        </caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([place, ...values]) => (
            <tr key={place}>
              <th scope="row">{shownValue(chart.x, place ?? 0)}</th>
              {values.map((value, i) => (
                <td key={head[i + 1]}>{value === null ? "–" : shownValue(chart.y, value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
