import { xmlText } from "../../look/xmlText.ts";
import type { Chart } from "../chart.ts";
import { layoutChart } from "./layoutChart.ts";
import { legendSample } from "./legendSample.ts";
import { seriesLook } from "./seriesLook.ts";
import type { Shape } from "./shape.ts";

const WIDTH = 720;
const HEIGHT = 400;
const TITLE = 34;
const ROW = 20;
/** Names of series in the legend, side by side. */
const COLUMNS = 3;
const FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
const INK = "#26231f";
const QUIET = "#5b5750";

/**
 * The chart as a file of its own: its title, the drawing and its legend in dark ink on white, each
 * shape with all that it needs, so that it looks the same wherever it is opened.
 */
export function svgFile(chart: Chart, hidden: ReadonlySet<string>): string {
  const { shapes } = layoutChart(chart, hidden, { width: WIDTH, height: HEIGHT });
  const shown = chart.series.flatMap(({ id, name, look }, place) =>
    hidden.has(id) ? [] : [{ name, place, look }],
  );
  const height = TITLE + HEIGHT + ROW * Math.ceil(shown.length / COLUMNS) + 12;
  const legend = shown.map(({ name, place, look = "line" }, i) => {
    const x = 16 + (i % COLUMNS) * ((WIDTH - 32) / COLUMNS);
    const y = TITLE + HEIGHT + 8 + ROW * Math.floor(i / COLUMNS);
    const sample = legendSample(look, place).map(drawnShape).join("");
    return `<g transform="translate(${px(x)} ${y})">${sample}${textOf(34, 4, name, INK)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" role="img">`,
    `<title>${xmlText(chart.title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="16" y="23" font-size="15" font-weight="600" fill="${INK}">${xmlText(chart.title)}</text>`,
    `<g transform="translate(0 ${TITLE})">`,
    ...shapes.map(drawnShape),
    "</g>",
    ...legend,
    "</svg>",
    "",
  ].join("\n");
}

function drawnShape(shape: Shape): string {
  const { part, series = 0 } = shape;
  if (shape.kind === "text") return textOf(shape.x, shape.y, shape.text, QUIET, shape.anchor);
  if (shape.kind === "path") return `<path d="${shape.d}" ${styleOf(part, series)}/>`;
  const { mark } = seriesLook(series);
  const drawn = shape.places.map(
    ([x, y]) => `<path d="${mark}" transform="translate(${px(x)} ${px(y)})"/>`,
  );
  return `<g ${styleOf(part, series)}>${drawn.join("")}</g>`;
}

const px = (value: number): number => Math.round(value * 10) / 10;

function textOf(x: number, y: number, text: string, ink: string, anchor = "start"): string {
  const at = `x="${px(x)}" y="${px(y)}" text-anchor="${anchor}"`;
  return `<text ${at} font-size="12" fill="${ink}">${xmlText(text)}</text>`;
}

function styleOf(part: Shape["part"], series: number): string {
  const { light, dash } = seriesLook(series);
  const dashed = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
  const stroke = `fill="none" stroke="${light}" stroke-linejoin="round"`;
  if (part === "grid") return 'fill="none" stroke="#e2e0dc" stroke-width="1"';
  if (part === "axis") return 'fill="none" stroke="#8d8983" stroke-width="1"';
  if (part === "band") return `fill="${light}" fill-opacity="0.16" stroke="none"`;
  if (part === "mark") return `fill="${light}" stroke="#ffffff" stroke-width="1"`;
  if (part === "faint") return `${stroke} stroke-width="1" stroke-opacity="0.35"`;
  if (part === "guide")
    return `fill="none" stroke="${QUIET}" stroke-width="1" stroke-dasharray="4 4"`;
  if (part === "bar") return `${stroke} stroke-width="1.5"`;
  return `${stroke} stroke-width="2"${dashed}`;
}
