/** A piece of a report: what it says, without how it is written down. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | Table
  | Figure;

export interface Table {
  readonly kind: "table";
  readonly caption: string;
  /** The first column names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Lines over one axis. */
export interface Figure {
  readonly kind: "figure";
  readonly caption: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** So many rows of a figure's table: more are not read. */
const MOST_ROWS = 20;

/** The numbers of a figure as a table: some of its places, its last one always. */
export function figureTable({ caption, x, series }: Figure): Table {
  const places = [...new Set(series.flatMap(({ points }) => points.map(([at]) => at)))].sort(
    (a, b) => a - b,
  );
  const every = Math.max(1, Math.ceil(places.length / MOST_ROWS));
  const shown = places.filter((_, i) => (places.length - 1 - i) % every === 0);
  const values = series.map(({ points }) => new Map(points));
  const cell = (value: number | undefined) => (value === undefined ? "" : figureText(value));
  return {
    kind: "table",
    caption,
    columns: [x, ...series.map(({ name }) => name)],
    rows: shown.map((at) => [String(at), ...values.map((of) => cell(of.get(at)))]),
  };
}

/** A number with three digits that say something. */
export const figureText = (value: number): string => String(Number(value.toPrecision(3)));

/** The table of a fact each row. */
export const facts = (caption: string, rows: readonly (readonly [string, string])[]): Table => ({
  kind: "table",
  caption,
  columns: ["", ""],
  rows,
});
