import { useMemo } from "react";
import type { Chart } from "../charts/chart.ts";
import { LineChart } from "../charts/LineChart.tsx";
import { smoothed } from "./losses.ts";

/** The loss of every step so far, and its running mean. */
export function LossCurve({ losses }: { losses: readonly number[] }) {
  const chart = useMemo(() => lossChart(losses), [losses]);
  return <LineChart chart={chart} />;
}

function lossChart(losses: readonly number[]): Chart {
  const points = (values: readonly number[]) => values.map((y, i) => ({ x: i + 1, y }));
  return {
    title: "Loss per step",
    x: { label: "Step", whole: true },
    y: { label: "Loss", from: 0 },
    series: [
      { id: "mean", name: "Running mean", points: points(smoothed(losses)) },
      { id: "step", name: "Each step", points: points(losses), look: "faint" },
    ],
  };
}
