import { FIGURE_FONTS } from "./figureFonts.ts";
import type { Measure } from "./figureLines.ts";

/** Measures the texts of figures in this browser's fonts, each once. */
export function createFigureMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();
  return (text, use) => {
    const { size, weight, family } = FIGURE_FONTS[use];
    if (!context) return text.length * size * 0.55;
    const key = `${use} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = `${weight} ${size}px ${family}`;
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  };
}
