import type { Doc } from "../../../core/document/document.ts";
import type { RowMetrics } from "../../rows/textBlocks.ts";

/** The same as in the style sheet, in rem. */
const LINE = 4.5;
const PADDING = 0.9;
const GAP = 1.1;
/** The widest column, and what the gutter and the rails beside it take, wide and narrow. */
const WIDEST = 56;
const BESIDE = { wide: 9.6, middle: 6.6, narrow: 2.6 };
/** Lines end at words, so that they hold a little less than they could. */
const FILLED = 0.96;
const SAMPLE = 2000;

/** What the heights of rows follow from, for a surface of this width in pixels. */
export function rowMetrics(doc: Doc, width: number): RowMetrics {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const beside = width > 900 ? BESIDE.wide : width > 560 ? BESIDE.middle : BESIDE.narrow;
  const column = Math.max(rem * 8, Math.min(width, WIDEST * rem) - beside * rem);
  return {
    lineHeight: LINE * rem,
    padding: PADDING * rem,
    gap: GAP * rem,
    charsPerLine: (FILLED * column) / letterWidth(doc.text.slice(0, SAMPLE), rem),
  };
}

/** The mean width of a letter of the text. */
function letterWidth(text: string, rem: number): number {
  const context = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.documentElement);
  if (!context || text === "") return rem / 2;
  context.font = `${1.1875 * rem}px ${style.getPropertyValue("--font-text") || "serif"}`;
  return context.measureText(text).width / text.length || rem / 2;
}
