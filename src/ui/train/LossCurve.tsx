import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useApp } from "../app/useApp.ts";
import { smoothed, tableRows } from "./losses.ts";

const HEIGHT = 150;
/** There is no half step: what may lie between two marks of the axis. */
const STEPS = [1, 10, 100, 1000, 10_000].flatMap((ten) => [ten, 2 * ten, 5 * ten]);

/** The loss of every step so far: a chart, and the same as a table. */
export function LossCurve({ losses }: { losses: readonly number[] }) {
  return (
    <figure className="loss">
      <figcaption>Loss per step</figcaption>
      <LossChart losses={losses} />
      <details>
        <summary>Loss as a table</summary>
        <LossTable losses={losses} />
      </details>
    </figure>
  );
}

function LossChart({ losses }: { losses: readonly number[] }) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useApp((s) => s.theme);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = new uPlot(options(element), [[], [], []], element);
    plot.current = made;
    const size = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    size.observe(element);
    return () => {
      size.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [theme]);
  useEffect(() => {
    const steps = losses.map((_, i) => i + 1);
    plot.current?.setData([steps, [...losses], smoothed(losses)]);
  }, [losses, theme]);
  const [first, last] = [losses[0], losses.at(-1)];
  const label =
    first === undefined || last === undefined
      ? "Loss: no step yet"
      : `Loss from ${first.toFixed(2)} to ${last.toFixed(2)} in ${losses.length} steps`;
  return <div ref={holder} className="loss-chart" role="img" aria-label={label} />;
}

function options(element: HTMLElement): uPlot.Options {
  const color = (name: string) => {
    element.style.color = `var(${name})`; // A canvas needs the colour that comes out of it.
    return getComputedStyle(element).color;
  };
  const axis: uPlot.Axis = {
    stroke: color("--chart-text"),
    grid: { stroke: color("--chart-grid"), width: 1 },
    ticks: { show: false },
    font: "11px system-ui, sans-serif",
    size: 30,
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_, __, max) => [0, max || 1] } },
    axes: [{ ...axis, size: 24, incrs: STEPS }, axis],
    series: [
      {},
      { stroke: color("--chart-faint"), width: 1, points: { show: false } },
      { stroke: color("--chart-line"), width: 2, points: { show: false } },
    ],
  };
}

function LossTable({ losses }: { losses: readonly number[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Loss</th>
        </tr>
      </thead>
      <tbody>
        {tableRows(losses).map(({ step, loss }) => (
          <tr key={step}>
            <td>{step}</td>
            <td>{loss.toFixed(3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
