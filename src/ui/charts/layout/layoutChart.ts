import { shownFixed } from "../../../language/numbers.ts";
import type { Chart, ChartAxis, ChartPoint, ChartSeries } from "../chart.ts";
import type { Shape } from "./shape.ts";
import { thinned } from "./thinned.ts";
import { niceTicks, type Ticks } from "./ticks.ts";

/** Room for a chart, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A drawn chart, and where a value lies in it. */
export interface ChartLayout extends Room {
  readonly shapes: readonly Shape[];
  /** The left, right, upper and lower border of what values are drawn in. */
  readonly box: Box;
  /** The value of x at the left border, and at the right one. */
  readonly range: Range;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Range = readonly [from: number, to: number];
type Place = (point: { readonly x: number; readonly y: number }) => readonly [number, number];

/** About how wide a digit of a mark is. */
const DIGIT = 6.4;
/** So few points each have a mark. */
const MOST_MARKS = 40;

/** Draws the series that are not hidden, by their places in the chart. */
export function layoutChart(chart: Chart, hidden: ReadonlySet<string>, room: Room): ChartLayout {
  const shown = chart.series
    .map((series, place) => ({ series: finite(series), place }))
    .filter(({ series }) => !hidden.has(series.id));
  const drawn = shown.map(({ series }) => series.points);
  const range = rangeOf(chart.x, drawn, ({ x }) => [x, x]);
  const yRange = rangeOf(chart.y, drawn, ({ y, low = y, high = y }) => [
    Math.min(y, low),
    Math.max(y, high),
  ]);
  const yTicks = niceTicks(...yRange, Math.max(2, Math.floor(room.height / 40)), whole(chart.y));
  const widest = Math.max(1, ...textsOf(yTicks).map(({ length }) => length));
  const box: Box = {
    left: Math.min(Math.ceil(widest * DIGIT) + 10, room.width / 2),
    right: room.width - 12,
    top: 20,
    bottom: room.height - 36,
  };
  const xCount = Math.max(2, Math.floor((box.right - box.left) / 70));
  const xTicks = niceTicks(...range, xCount, whole(chart.x));
  const place: Place = ({ x, y }) => [
    mapped(x, range, [box.left, box.right]),
    mapped(y, yRange, [box.bottom, box.top]),
  ];
  const shapes: Shape[] = [
    ...xShapes(chart.x, xTicks, { box, place, yRange }),
    ...yShapes(chart.y, yTicks, { box, place, range }),
    ...shown.flatMap((one) => seriesShapes(one.series, one.place, { box, place })),
  ];
  return { ...room, shapes, box, range };
}

const whole = (axis: ChartAxis) => ({ whole: axis.whole === true });

/** Without what cannot be drawn. */
const finite = (series: ChartSeries): ChartSeries => {
  const isDrawn = ({ x, y, low = y, high = y }: ChartPoint) =>
    [x, y, low, high].every(Number.isFinite);
  return series.points.every(isDrawn)
    ? series
    : { ...series, points: series.points.filter(isDrawn) };
};

/** What an axis spans: its own ends, and all values; never nothing. */
function rangeOf(
  { from, to }: ChartAxis,
  series: readonly (readonly ChartPoint[])[],
  ends: (point: ChartPoint) => Range,
): Range {
  let least = from ?? Number.POSITIVE_INFINITY;
  let most = to ?? Number.NEGATIVE_INFINITY;
  for (const points of series) {
    for (const point of points) {
      const [low, high] = ends(point);
      if (low < least) least = low;
      if (high > most) most = high;
    }
  }
  if (!(least <= most)) return Number.isFinite(least) ? [least, least + 1] : [0, 1];
  const size = Math.max(Math.abs(least), Math.abs(most));
  // Of what differs by less than can be told apart, one is as good as the other.
  return most - least > size * 1e-9 + 1e-12
    ? [least, most]
    : [least, least + (size > 1e-9 ? size : 1)];
}

const mapped = (value: number, [from, to]: Range, [start, end]: Range): number =>
  start + ((value - from) / (to - from)) * (end - start);

const textsOf = ({ values, digits }: Ticks): string[] =>
  values.map((one) => shownFixed(one, digits));

const px = (value: number): string => String(Math.round(value * 10) / 10);

const line = (from: readonly [number, number], to: readonly [number, number]): string =>
  `M${px(from[0])} ${px(from[1])}L${px(to[0])} ${px(to[1])}`;

function xShapes(
  axis: ChartAxis,
  ticks: Ticks,
  { box, place, yRange }: { readonly box: Box; readonly place: Place; readonly yRange: Range },
): Shape[] {
  const texts = textsOf(ticks);
  const below = box.bottom;
  return [
    { kind: "path", part: "axis", d: line([box.left, below], [box.right, below]) },
    ...ticks.values.map((value, i): Shape => {
      const [x] = place({ x: value, y: yRange[0] });
      // The last one does not stick out of the drawing.
      const anchor = x > box.right - 8 ? "end" : "middle";
      const at = anchor === "end" ? Math.min(x + 10, box.right + 10) : x;
      return { kind: "text", part: "tick", x: at, y: below + 15, anchor, text: texts[i] };
    }),
    {
      kind: "text",
      part: "label",
      x: (box.left + box.right) / 2,
      y: below + 31,
      anchor: "middle",
      text: axis.label,
    },
  ];
}

function yShapes(
  axis: ChartAxis,
  ticks: Ticks,
  { box, place, range }: { readonly box: Box; readonly place: Place; readonly range: Range },
): Shape[] {
  const texts = textsOf(ticks);
  const marks = ticks.values.flatMap((value, i): Shape[] => {
    const [, y] = place({ x: range[0], y: value });
    return [
      { kind: "path", part: "grid", d: line([box.left, y], [box.right, y]) },
      { kind: "text", part: "tick", x: box.left - 6, y: y + 4, anchor: "end", text: texts[i] },
    ];
  });
  return [
    ...marks,
    { kind: "text", part: "label", x: 2, y: 11, anchor: "start", text: axis.label },
  ];
}

function seriesShapes(
  { points: all, look = "line", interval = "band" }: ChartSeries,
  series: number,
  { box, place }: { readonly box: Box; readonly place: Place },
): Shape[] {
  // Four of each two pixels are more than can be seen.
  const points = thinned(all, Math.max(8, Math.floor(box.right - box.left) * 2));
  if (points.length === 0) return [];
  const shapes: Shape[] = [];
  const around = points.filter(hasInterval);
  if (around.length > 0 && interval === "band" && look !== "marks") {
    const upper = around.map(({ x, high }) => place({ x, y: high }));
    const lower = around.map(({ x, low }) => place({ x, y: low })).reverse();
    shapes.push({ kind: "path", part: "band", series, d: `${pathOf([...upper, ...lower])}Z` });
  }
  if (look !== "marks") {
    const part = look === "line" ? "line" : look;
    shapes.push({ kind: "path", part, series, d: pathOf(points.map(place)) });
  }
  if (around.length > 0 && (interval === "bars" || look === "marks")) {
    const bars = around.map(({ x, low, high }) =>
      barOf(place({ x, y: low }), place({ x, y: high })),
    );
    shapes.push({ kind: "path", part: "bar", series, d: bars.join("") });
  }
  const isMarked = look === "marks" || (look === "line" && all.length <= MOST_MARKS);
  if (isMarked) shapes.push({ kind: "marks", part: "mark", series, places: points.map(place) });
  return shapes;
}

type WithInterval = ChartPoint & { readonly low: number; readonly high: number };
const hasInterval = (point: ChartPoint): point is WithInterval =>
  Number.isFinite(point.low) && Number.isFinite(point.high);

const pathOf = (places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y], i) => `${i === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");

/** An upright line with feet. */
const barOf = ([x, low]: readonly [number, number], [, high]: readonly [number, number]): string =>
  `${line([x, low], [x, high])}${line([x - 3, low], [x + 3, low])}${line([x - 3, high], [x + 3, high])}`;
