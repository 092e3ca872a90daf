import type { FontUse } from "./figureLines.ts";

/** A font as a drawing names it, and with commas as CSS does. */
interface FigureFont {
  readonly size: number;
  readonly weight: number;
  readonly family: string;
}

// Those of the page, each with what other computers have in its place.
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const SERIF =
  "Charter, 'Bitstream Charter', 'Iowan Old Style', 'Source Serif 4', 'Noto Serif', Cambria, Georgia, 'Liberation Serif', serif";

/** The fonts of a figure: what is measured is what the drawing names. */
export const FIGURE_FONTS: Readonly<Record<FontUse, FigureFont>> = {
  text: { size: 19, weight: 400, family: SERIF },
  tag: { size: 10.5, weight: 600, family: SANS },
  label: { size: 11, weight: 500, family: SANS },
};
