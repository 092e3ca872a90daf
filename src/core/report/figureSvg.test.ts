import { expect, test } from "vitest";
import type { Figure } from "./block.ts";
import { curveFigures } from "./curveFigures.ts";
import { figureSvg } from "./figureSvg.ts";

const HEADS = ["total", "entity", "entityness", "iou", "relation", "relatedness"];
const CURVE = {
  steps: [1, 2].map((step) => ({
    step,
    losses: { total: 6, ...Object.fromEntries(HEADS.map((head, i) => [head, i + step])) },
  })),
  epochs: [],
};

test("every loss of a model has a look of its own, and is called by what it is of", () => {
  const [losses] = curveFigures(CURVE);
  const svg = figureSvg(losses);
  const looks = [...svg.matchAll(/<polyline[^>]*stroke="(.*?)".*?stroke-dasharray="(.*?)"/g)];
  expect(looks).toHaveLength(HEADS.length);
  expect(new Set(looks.map(([, color, dash]) => `${color} ${dash}`)).size).toBe(HEADS.length);
  expect(losses.series.map(({ name }) => name)).toEqual([
    "All together",
    "Types of spans",
    "What is a span",
    "Borders of spans",
    "Types of relations",
    "What is related",
  ]);
});

test("what was measured once is seen too, and no line runs through the legend", () => {
  const series = ["Spans", "Relations"].map((name) => ({ name, points: [[1, 50] as const] }));
  const figure: Figure = { kind: "figure", caption: "F1", x: "Epoch", y: "F1", series };
  const svg = figureSvg(figure);
  expect(svg.match(/<circle/g)).toHaveLength(2);
  const axis = Number(/<text x="[\d.]+" y="(\d+)" text-anchor="middle">Epoch</.exec(svg)?.[1]);
  const legend = [...svg.matchAll(/y="(\d+)">(?:Spans|Relations)</g)].map(([, y]) => Number(y));
  expect(legend).toHaveLength(2);
  expect(Math.min(...legend)).toBeGreaterThan(axis + 12);
});
