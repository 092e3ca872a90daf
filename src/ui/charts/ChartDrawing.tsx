import { type CSSProperties, memo } from "react";
import { seriesLook } from "./layout/seriesLook.ts";
import type { Shape } from "./layout/shape.ts";

/** Shapes as elements of a drawing. Lines are drawn anew only when they are others. */
export const ChartDrawing = memo(function ChartDrawing({ shapes }: { shapes: readonly Shape[] }) {
  return shapes.map((shape, i) => {
    const { part, series } = shape;
    const common = { className: `chart-${part}`, ...(series !== undefined && inkOf(series)) };
    // Shapes have no names, and one in another's place is drawn just like it.
    const key = `${part} ${series ?? ""} ${i}`;
    if (shape.kind === "text")
      return (
        <text key={key} {...common} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
    if (shape.kind === "path") return <path key={key} {...common} d={shape.d} />;
    return (
      <g key={key} {...common}>
        {shape.places.map(([x, y]) => (
          <path
            key={`${x} ${y}`}
            d={seriesLook(series ?? 0).mark}
            transform={`translate(${x} ${y})`}
          />
        ))}
      </g>
    );
  });
});

/** The ink of a series, for light and for dark, and its dashes. */
function inkOf(series: number): { readonly style: CSSProperties } {
  const { light, dark, dash } = seriesLook(series);
  const style: Record<`--${string}`, string> = {
    "--series": `light-dark(${light}, ${dark})`,
    "--dash": dash || "none",
  };
  return { style };
}
