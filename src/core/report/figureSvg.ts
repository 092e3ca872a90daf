import { type Figure, figureText } from "./block.ts";
import { escapedHtml } from "./escapedHtml.ts";

const [WIDTH, HEIGHT] = [640, 260];
const [LEFT, RIGHT, TOP, BOTTOM] = [56, 12, 12, 40];
/** The legend lies below, where no line runs. */
const [ENTRY, ROW, COLUMNS] = [196, 18, 3];

/** Lines differ by their dashes as well as by their colours, which are told apart by most eyes. */
const LOOKS = [
  { color: "#2f6fbb", dash: "" },
  { color: "#c2571a", dash: "6 3" },
  { color: "#3a8a4d", dash: "2 3" },
  { color: "#8a4fae", dash: "9 3 2 3" },
  { color: "#8a7a1f", dash: "1 4" },
  { color: "#b8174f", dash: "12 4" },
];

/** A figure as SVG, which says in words what it shows. */
export function figureSvg({ caption, x, y, series }: Figure): string {
  const points = series.flatMap((one) => one.points);
  const [low, high] = [lowest(points.map(([at]) => at)), highest(points.map(([at]) => at))];
  const top = highest(points.map(([, value]) => value)) || 1;
  const across = (at: number) =>
    LEFT + ((WIDTH - LEFT - RIGHT) * (at - low)) / Math.max(high - low, 1e-9);
  const up = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top;
  const ticks = [0, top / 2, top].map((value) => {
    const at = rounded(up(value));
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="currentColor" stroke-opacity="0.2"/><text x="${LEFT - 6}" y="${at + 4}" text-anchor="end">${figureText(value)}</text>`;
  });
  const lines = series.map(({ points }, i) => {
    const { color, dash } = LOOKS[i % LOOKS.length];
    const path = points.map(([at, value]) => `${rounded(across(at))},${rounded(up(value))}`);
    if (points.length === 1) {
      const [[at, value]] = points;
      return `<circle fill="${color}" r="3.5" cx="${rounded(across(at))}" cy="${rounded(up(value))}"/>`;
    }
    return `<polyline fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}" points="${path.join(" ")}"/>`;
  });
  const legend = series.map(({ name }, i) => {
    const { color, dash } = LOOKS[i % LOOKS.length];
    const from = LEFT + ENTRY * (i % COLUMNS);
    const row = HEIGHT + ROW * Math.floor(i / COLUMNS) + 10;
    return `<line x1="${from}" x2="${from + 24}" y1="${row - 4}" y2="${row - 4}" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${from + 30}" y="${row}">${escapedHtml(name)}</text>`;
  });
  const base = HEIGHT - BOTTOM;
  const height = HEIGHT + ROW * Math.ceil(series.length / COLUMNS);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapedHtml(caption)}" font-family="system-ui, sans-serif" font-size="12" fill="currentColor">
${[...ticks, ...lines, ...legend].join("\n")}
<text x="${LEFT}" y="${base + 16}" text-anchor="middle">${figureText(low)}</text>
<text x="${WIDTH - RIGHT}" y="${base + 16}" text-anchor="end">${figureText(high)}</text>
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapedHtml(x)}</text>
<text transform="translate(12 ${(TOP + base) / 2}) rotate(-90)" text-anchor="middle">${escapedHtml(y)}</text>
</svg>`;
}

const lowest = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const highest = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
const rounded = (value: number): number => Math.round(value * 10) / 10;
