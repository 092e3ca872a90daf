import { expect, test } from "vitest";
import type { Chart } from "../chart.ts";
import { chartSummary, chartTable, spreadRows } from "./chartTable.ts";

const CHART: Chart = {
  title: "F1",
  x: { label: "Epoch", whole: true },
  y: { label: "F1", digits: 1 },
  series: [
    {
      id: "spans",
      name: "Spans",
      points: [
        { x: 1, y: 50, low: 40, high: 60 },
        { x: 3, y: 70, low: 60, high: 80 },
      ],
    },
    { id: "relations", name: "Relations", points: [{ x: 2, y: 20 }] },
    { id: "guide", name: "Before", look: "guide", points: [{ x: 0, y: 1 }] },
  ],
};

test("each place of x is a row; intervals have columns; what is only a guide has none", () => {
  expect(chartTable(CHART)).toEqual({
    head: ["Epoch", "Spans", "Spans, 95 % from", "Spans, 95 % to", "Relations"],
    rows: [
      [1, 50, 40, 60, null],
      [2, null, null, null, 20],
      [3, 70, 60, 80, null],
    ],
  });
});

test("the words for who does not see it name the ends of each line that is shown", () => {
  expect(chartSummary(CHART, new Set())).toBe(
    "Spans: from 50.0 to 70.0, Epoch 1 to 3; Relations: 20.0 at Epoch 2.",
  );
  expect(chartSummary(CHART, new Set(["spans", "relations"]))).toBe("Nothing is shown.");
});

test("many rows are spread, first and last kept", () => {
  const rows = spreadRows(
    Array.from({ length: 1000 }, (_, i) => i),
    20,
  );
  expect(rows).toHaveLength(20);
  expect([rows[0], rows[19]]).toEqual([0, 999]);
  expect(spreadRows([1], 20)).toEqual([1]);
});
