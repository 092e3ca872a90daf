// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import type { Chart } from "./chart.ts";
import { LineChart } from "./LineChart.tsx";

const CHART: Chart = {
  title: "Loss per step",
  x: { label: "Step", whole: true },
  y: { label: "Loss" },
  series: [
    {
      id: "mean",
      name: "Running mean",
      points: [
        { x: 1, y: 4 },
        { x: 2, y: 3 },
      ],
    },
    {
      id: "step",
      name: "Each step",
      points: [
        { x: 1, y: 4 },
        { x: 2, y: 2 },
      ],
      starts: "hidden",
    },
  ],
};

const lines = (page: HTMLElement) => page.querySelectorAll(".chart-holder .chart-line").length;

test("lines are hidden and shown by their names in the legend", async () => {
  const { page } = await mounted(<LineChart make={() => CHART} />);
  expect(lines(page)).toBe(1);
  await press("Each step");
  expect(lines(page)).toBe(2);
  await press("Running mean");
  await press("Each step");
  expect(lines(page)).toBe(0);
  expect(page.querySelector("[role=img]")?.getAttribute("aria-label")).toContain(
    "Nothing is shown.",
  );
});

test("the table has all numbers, and both can be saved", async () => {
  const { page, done } = await mounted(<LineChart make={() => CHART} />);
  const details = page.querySelector("details")!;
  await act(async () => {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  });
  const rows = [...page.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows).toEqual(["14.0004.000", "23.0002.000"]);
  await press("Loss per step: save numbers as CSV");
  await press("Loss per step: save drawing as SVG");
  expect(done.map((one) => one.split(/[^\w]/)[0])).toEqual(["saveTable", "saveDrawing"]);
});
