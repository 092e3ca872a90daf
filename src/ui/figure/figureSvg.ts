import type { Status } from "../../core/document/document.ts";
import { hexOf } from "../look/hexOf.ts";
import { type Oklch, PALETTE, PAPER } from "../look/palette.ts";
import { xmlText } from "../look/xmlText.ts";
import { FIGURE_FONTS } from "./figureFonts.ts";
import type { FontUse, WordRun } from "./figureLines.ts";
import type { Bar, Figure, FigureArc, FigureBlock, Fill, Tag, WrittenLine } from "./figureParts.ts";

/** Dark on light, or light on dark. */
export type FigureTheme = "light" | "dark";

// As the style sheet's `--text` and `--quiet`.
const TEXT: Readonly<Record<FigureTheme, Oklch>> = {
  light: [0.24, 0.01, 60],
  dark: [0.93, 0.005, 80],
};
const QUIET: Readonly<Record<FigureTheme, Oklch>> = {
  light: [0.47, 0.01, 60],
  dark: [0.74, 0.008, 265],
};

const BAR_DASHES = { confirmed: "", suggested: "4 3", rejected: "1 3", between: "1 4" };
const ARC_DASHES: Readonly<Record<Status, string>> = {
  confirmed: "",
  suggested: "4 3",
  rejected: "1 4",
};
/** What lies behind the words of a suggestion is fainter. */
const FAINT = 0.45;

/**
 * A figure as an SVG file that needs nothing else: plain attributes and colours that every program
 * knows. Each word says its place and its width, so that another font neither moves nor overlaps it.
 */
export function figureSvg(figure: Figure, theme: FigureTheme): string {
  const { width, height, title, blocks, notes } = figure;
  const paper = hexOf(PAPER[theme]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...blocks.map((block, i) => blockOf(block, i, theme)),
    ...notes.map(
      ({ text, y }) =>
        `<text x="22" y="${px(y)}" ${font("label")} fill="${hexOf(QUIET[theme])}">${xmlText(text)}</text>`,
    ),
    "</svg>",
    "",
  ].join("\n");
}

function blockOf(block: FigureBlock & { readonly top: number }, i: number, theme: FigureTheme) {
  const { top, fills, bars, lines, tags, arcs, gaps } = block;
  return [
    `<g transform="translate(0 ${px(top)})">`,
    ...fills.map((fill) => fillOf(fill, theme)),
    ...bars.map((bar) => barOf(bar, theme)),
    `<g ${font("text")} fill="${hexOf(TEXT[theme])}">`,
    ...lines.map((line) => lineOf(line, theme)),
    "</g>",
    `<g ${font("tag")}>`,
    ...tags.map((tag) => tagOf(tag, theme)),
    "</g>",
    ...(arcs.length === 0
      ? []
      : [
          `<clipPath id="gaps-${i}"><path clip-rule="evenodd" d="${gaps}"/></clipPath>`,
          `<g ${font("label")}>`,
          ...arcs.map((arc) => arcOf(arc, `gaps-${i}`, theme)),
          "</g>",
        ]),
    "</g>",
  ].join("\n");
}

const font = (use: FontUse): string => {
  const { family, size, weight } = FIGURE_FONTS[use];
  return `font-family="${family}" font-size="${size}" font-weight="${weight}"`;
};

const ink = (hue: number, theme: FigureTheme): string => hexOf(PALETTE[hue][theme].ink);

function fillOf({ x, y, width, height, hue, status }: Fill, theme: FigureTheme): string {
  const opacity = status === "confirmed" ? "" : ` fill-opacity="${FAINT}"`;
  const at = `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="2"`;
  return `<rect ${at} fill="${hexOf(PALETTE[hue][theme].tint)}"${opacity}/>`;
}

function barOf({ x, y, width, height, hue, look, id }: Bar, theme: FigureTheme): string {
  const dashes = dashed(BAR_DASHES[look]);
  const d = `M${px(x)} ${px(y + height / 2)}H${px(x + width)}`;
  return `<path d="${d}" data-span="${xmlText(id)}" stroke="${ink(hue, theme)}" stroke-width="${height}"${dashes}/>`;
}

const dashed = (dashes: string): string => (dashes === "" ? "" : ` stroke-dasharray="${dashes}"`);

function lineOf({ left, baseline, runs, number }: WrittenLine, theme: FigureTheme): string {
  const y = px(baseline);
  const { size, family } = FIGURE_FONTS.label;
  const numbered =
    number === null
      ? []
      : [
          `<text x="${px(left - 20)}" y="${y}" text-anchor="end" font-family="${family}" font-size="${size}" fill="${hexOf(QUIET[theme])}">${number}</text>`,
        ];
  return [...numbered, ...runs.map((run) => runOf(run, left, y))].join("\n");
}

/** Words that run rightwards have a place each; those that run leftwards are joined as one. */
function runOf({ leftwards, words }: WordRun, left: number, y: number): string {
  if (leftwards) {
    const right = left + Math.max(...words.map(({ x, width }) => x + width));
    const width = words.reduce((sum, word) => sum + word.width, 0);
    const text = xmlText(words.map((word) => word.text).join(""));
    return `<text xml:space="preserve" x="${px(right)}" y="${y}" direction="rtl" unicode-bidi="embed" ${fitted(width)}>${text}</text>`;
  }
  const placed = words.map(
    ({ x, width, text }) => `<tspan x="${px(left + x)}" ${fitted(width)}>${xmlText(text)}</tspan>`,
  );
  return `<text xml:space="preserve" y="${y}">${placed.join("")}</text>`;
}

const fitted = (width: number): string =>
  width > 0 ? `textLength="${px(width)}" lengthAdjust="spacingAndGlyphs"` : "";

function tagOf({ x, y, width, hue, text, id }: Tag, theme: FigureTheme): string {
  const at = `x="${px(x)}" y="${px(y + 10.5)}"`;
  return `<text ${at} data-span="${xmlText(id)}" ${fitted(width)} fill="${ink(hue, theme)}">${xmlText(text)}</text>`;
}

function arcOf(arc: FigureArc, gaps: string, theme: FigureTheme): string {
  const { id, path, arrow, label, hue, status } = arc;
  const color = ink(hue, theme);
  return [
    `<g data-relation="${xmlText(id)}">`,
    `<path d="${path}" clip-path="url(#${gaps})" fill="none" stroke="${color}" stroke-width="1.4"${dashed(ARC_DASHES[status])}/>`,
    arrow === null ? "" : `<path d="${arrow}" fill="${color}"/>`,
    label === null
      ? ""
      : `<text x="${px(label.x)}" y="${px(label.y + 10)}" ${fitted(label.width)} fill="${color}" stroke="${hexOf(PAPER[theme])}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${xmlText(label.text)}</text>`,
    "</g>",
  ].join("");
}

const px = (value: number): number => Math.round(value * 100) / 100;
