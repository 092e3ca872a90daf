import { t } from "../../../language/words.ts";
import { type Chart, type ChartPoint, type ChartSeries, shownValue } from "../chart.ts";

/** A chart's numbers, a row a place of x: names of columns, then rows. */
export interface ChartTable {
  readonly head: readonly string[];
  /** Null where a series has no value. */
  readonly rows: readonly (readonly (number | null)[])[];
}

/** Every value of every series, also of those that are not shown; intervals have columns of their own. */
export function chartTable({ x, series }: Chart): ChartTable {
  const told = series.filter(({ look }) => look !== "guide");
  const columns = told.flatMap(columnsOf);
  const places = [...new Set(told.flatMap(({ points }) => points.map((point) => point.x)))];
  const byPlace = new Map(told.map(({ id, points }) => [id, new Map(points.map((p) => [p.x, p]))]));
  return {
    head: [x.label, ...columns.map(({ name }) => name)],
    rows: places
      .sort((a, b) => a - b)
      .map((place) => [
        place,
        ...columns.map(({ id, value }) => {
          const point = byPlace.get(id)?.get(place);
          return (point && value(point)) ?? null;
        }),
      ]),
  };
}

interface Column {
  readonly id: string;
  readonly name: string;
  readonly value: (point: ChartPoint) => number | undefined;
}

function columnsOf({ id, name, points }: ChartSeries): Column[] {
  const own: Column = { id, name, value: ({ y }) => y };
  if (!points.some(({ low, high }) => low !== undefined && high !== undefined)) return [own];
  return [
    own,
    { id, name: t("{name}, 95 % from", { name }), value: ({ low }) => low },
    { id, name: t("{name}, 95 % to", { name }), value: ({ high }) => high },
  ];
}

/** Some of the rows, evenly spread, the first and the last among them. */
export function spreadRows<Row>(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows;
  return Array.from(
    { length: most },
    (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))],
  );
}

/** What is said of a chart to who does not see it. */
export function chartSummary({ x, y, series }: Chart, hidden: ReadonlySet<string>): string {
  const parts = series
    .filter(({ id, look }) => !hidden.has(id) && look !== "guide" && look !== "faint")
    .map(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return t("{name}: nothing yet", { name });
      if (points.length === 1)
        return t("{name}: {y} at {label} {x}", {
          name,
          y: shownValue(y, first.y),
          label: x.label,
          x: shownValue(x, first.x),
        });
      const of = (point: ChartPoint) => shownValue(y, point.y);
      return t("{name}: from {of} to {of2}, {label} {x} to {x2}", {
        name,
        of: of(first),
        of2: of(last),
        label: x.label,
        x: shownValue(x, first.x),
        x2: shownValue(x, last.x),
      });
    });
  return parts.length > 0 ? `${parts.join("; ")}.` : t("Nothing is shown.");
}
