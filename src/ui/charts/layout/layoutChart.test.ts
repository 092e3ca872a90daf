import fc from "fast-check";
import { expect, test } from "vitest";
import type { Chart, ChartSeries } from "../chart.ts";
import { layoutChart } from "./layoutChart.ts";
import { nearestPoint, nearestX } from "./nearestX.ts";
import { SERIES_LOOKS } from "./seriesLook.ts";

const chartOf = (...series: readonly ChartSeries[]): Chart => ({
  title: "Loss",
  x: { label: "Step", whole: true },
  y: { label: "Loss", from: 0 },
  series,
});
const line = (ys: readonly number[], more: Partial<ChartSeries> = {}): ChartSeries => ({
  id: "a",
  name: "A",
  points: ys.map((y, i) => ({ x: i + 1, y })),
  ...more,
});
const ROOM = { width: 300, height: 200 };
const SHOWN = new Set<string>();
const parts = (chart: Chart, hidden = SHOWN) =>
  layoutChart(chart, hidden, ROOM).shapes.flatMap(({ part, series }) =>
    series === undefined ? [] : part,
  );

test.each([
  { name: "few points: a line with marks", series: line([1, 2]), want: ["line", "mark"] },
  { name: "many points: a line", series: line(Array(100).fill(1)), want: ["line"] },
  { name: "no point: nothing", series: line([]), want: [] },
  {
    name: "what is no number is not drawn",
    series: line([Number.NaN, Number.POSITIVE_INFINITY]),
    want: [],
  },
  {
    name: "an interval: a band below the line",
    series: { ...line([]), points: [{ x: 1, y: 2, low: 1, high: 3 }] },
    want: ["band", "line", "mark"],
  },
  {
    name: "bars",
    series: { ...line([]), interval: "bars" as const, points: [{ x: 1, y: 2, low: 1, high: 3 }] },
    want: ["line", "bar", "mark"],
  },
  { name: "marks alone", series: line([1, 2], { look: "marks" }), want: ["mark"] },
])("$name", ({ series, want }) => expect(parts(chartOf(series))).toEqual(want));

test("a hidden series is not drawn, and the axes are those of the others", () => {
  const other = line([1000], { id: "b" });
  const chart = chartOf(line([1]), other);
  expect(parts(chart, new Set(["b"]))).toEqual(["line", "mark"]);
  const texts = layoutChart(chart, new Set(["b"]), ROOM).shapes.flatMap((s) =>
    s.kind === "text" ? s.text : [],
  );
  expect(texts).not.toContain("1000");
});

test("six series of ten thousand steps are drawn with few points, inside the drawing", () => {
  const values = Array.from({ length: 10_000 }, (_, i) => Math.sin(i) + 2);
  const ids = ["a", "b", "c", "d", "e", "f"];
  const { shapes, width } = layoutChart(
    chartOf(...ids.map((id) => line(values, { id }))),
    SHOWN,
    ROOM,
  );
  for (const shape of shapes)
    if (shape.kind === "path") expect(shape.d.split("L").length).toBeLessThanOrEqual(2 * width);
});

test("whatever the numbers, each coordinate is one, and lies in the drawing", () => {
  const numbers = fc.double({ min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(
      fc.array(numbers, { maxLength: 60 }),
      fc.integer({ min: 60, max: 900 }),
      (ys, width) => {
        const { shapes } = layoutChart(chartOf(line(ys)), SHOWN, { width, height: 200 });
        for (const shape of shapes) {
          if (shape.kind === "text") continue;
          const places =
            shape.kind === "marks"
              ? shape.places
              : shape.d
                  .split(/[ML]/)
                  .slice(1)
                  .map((pair) => pair.split(" ").map(Number));
          for (const [x, y] of places) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(width);
            expect(y).toBeGreaterThanOrEqual(-0.1);
            expect(y).toBeLessThanOrEqual(200);
          }
        }
      },
    ),
    { examples: [[[5e-324, -5e-324], 60]] },
  );
});

test("the place under the pointer is the nearest one that has a value", () => {
  const chart = chartOf(line([5, 6, 7]));
  const layout = layoutChart(chart, SHOWN, ROOM);
  expect(nearestX(chart, layout, layout.box.left)).toBe(1);
  expect(nearestX(chart, layout, layout.box.right)).toBe(3);
  expect(nearestX(chart, layout, (layout.box.left + layout.box.right) / 2 + 3)).toBe(2);
  expect(nearestX(chartOf(), layout, 50)).toBeNull();
  expect(nearestPoint([], 3)).toBeNull();
});

test("no two series look alike without colour, and their inks can be read on either paper", () => {
  expect(new Set(SERIES_LOOKS.map(({ dash }) => dash)).size).toBe(SERIES_LOOKS.length);
  expect(new Set(SERIES_LOOKS.map(({ mark }) => mark)).size).toBe(SERIES_LOOKS.length);
  for (const { light, dark } of SERIES_LOOKS) {
    expect(contrast(light, "#fbfaf8")).toBeGreaterThan(4.5);
    expect(contrast(dark, "#26292f")).toBeGreaterThan(4.5);
  }
});

/** WCAG's ratio of two colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
