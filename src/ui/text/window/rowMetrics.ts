import type { Doc } from "../../../core/document/document.ts";
import type { RowMetrics } from "../../rows/textBlocks.ts";

/** Lines end at words, so that they hold a little less than they could. */
const FILLED = 0.96;
const SAMPLE = 2000;

/**
 * What the heights of rows follow from, for a surface of this width in pixels. All sizes are those
 * of the style sheet: it gives them to its rules and to here as properties.
 */
export function rowMetrics(doc: Doc, surface: Element, width: number): RowMetrics {
  const style = getComputedStyle(surface);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const size = (property: string) => pixels(style.getPropertyValue(property), rem);
  const beside = size("--row-gutter") + size("--row-beside");
  const column = Math.max(8 * rem, Math.min(width, size("--page-widest")) - beside);
  const font = `${size("--text-size")}px ${style.getPropertyValue("--font-text") || "serif"}`;
  return {
    lineHeight: size("--text-line"),
    padding: size("--row-above") + size("--row-head"),
    gap: size("--paragraph-gap"),
    charsPerLine: (FILLED * column) / letterWidth(doc.text.slice(0, SAMPLE), font, rem),
  };
}

/** A length in rem or px, as the style sheet writes it. */
function pixels(length: string, rem: number): number {
  const value = Number.parseFloat(length) || 0;
  return length.trim().endsWith("rem") ? value * rem : value;
}

/** The mean width of a letter of the text. */
function letterWidth(text: string, font: string, rem: number): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context || text === "") return rem / 2;
  context.font = font;
  return context.measureText(text).width / text.length || rem / 2;
}
