import { t } from "../../language/words.ts";

/** Name, hue; lightness and chroma of the ink in light; chroma of the tint; the ink in dark. */
type Row = readonly [
  name: () => string,
  hue: number,
  ink: number,
  chroma: number,
  tint: number,
  darkInk: number,
  darkChroma: number,
];

// Three groups of eight. In a group, any two inks stay apart for every common kind of colour
// vision, in light and in dark: found by search, and held by the test. Between groups the mark
// tells what colour alone may not.
const ROWS: readonly Row[] = [
  [() => t("Blue"), 260, 0.25, 0.112, 0.021, 0.665, 0.165],
  [() => t("Rust"), 50, 0.43, 0.086, 0.025, 0.8, 0.063],
  [() => t("Lime"), 120, 0.505, 0.12, 0.034, 0.875, 0.123],
  [() => t("Violet"), 305, 0.46, 0.2, 0.026, 0.68, 0.082],
  [() => t("Teal"), 190, 0.52, 0.089, 0.034, 0.845, 0.146],
  [() => t("Crimson"), 0, 0.34, 0.105, 0.024, 0.68, 0.165],
  [() => t("Petrol"), 230, 0.385, 0.077, 0.026, 0.77, 0.109],
  [() => t("Umber"), 85, 0.28, 0.06, 0.034, 0.71, 0.146],
  [() => t("Cobalt"), 255, 0.325, 0.11, 0.021, 0.71, 0.154],
  [() => t("Plum"), 320, 0.25, 0.125, 0.034, 0.68, 0.123],
  [() => t("Brick"), 20, 0.385, 0.077, 0.022, 0.68, 0.123],
  [() => t("Moss"), 130, 0.265, 0.075, 0.034, 0.65, 0.165],
  [() => t("Ochre"), 85, 0.535, 0.082, 0.034, 0.845, 0.165],
  [() => t("Indigo"), 285, 0.43, 0.2, 0.022, 0.83, 0.087],
  [() => t("Spruce"), 185, 0.475, 0.062, 0.034, 0.89, 0.078],
  [() => t("Pink"), 350, 0.55, 0.2, 0.026, 0.785, 0.149],
  [() => t("Green"), 160, 0.49, 0.11, 0.034, 0.74, 0.165],
  [() => t("Red"), 10, 0.55, 0.2, 0.022, 0.665, 0.082],
  [() => t("Royal blue"), 270, 0.43, 0.15, 0.021, 0.77, 0.115],
  [() => t("Amber"), 70, 0.49, 0.106, 0.033, 0.89, 0.062],
  [() => t("Mauve"), 340, 0.415, 0.136, 0.03, 0.815, 0.071],
  [() => t("Olive"), 105, 0.385, 0.062, 0.034, 0.725, 0.154],
  [() => t("Purple"), 300, 0.295, 0.16, 0.025, 0.68, 0.165],
  [() => t("Slate"), 240, 0.25, 0.06, 0.024, 0.89, 0.059],
];

/** Lightness of what lies behind words, and its chroma in the dark. */
const TINT = { light: 0.955, dark: 0.285, darkChroma: 0.05 };

/** An OKLCH colour: lightness 0-1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** The second channel of a colour, beside its ink: the place of its mark. */
export type Pattern = 0 | 1 | 2;

/** The mark of each pattern. */
export const MARKS: readonly [string, string, string] = ["▪", "▲", "●"];

/** The colours of one type: `ink` for letters and lines, `tint` behind words. */
export interface TypeColor {
  readonly name: string;
  readonly pattern: Pattern;
  readonly light: { readonly ink: Oklch; readonly tint: Oklch };
  readonly dark: { readonly ink: Oklch; readonly tint: Oklch };
}

/** Colours for 24 types: three groups of eight, each with its mark. */
export const PALETTE: readonly TypeColor[] = ROWS.map(
  ([name, hue, ink, chroma, tint, darkInk, darkChroma], i) => ({
    get name() {
      return name();
    },
    pattern: Math.floor(i / 8) as Pattern,
    light: { ink: [ink, chroma, hue], tint: [TINT.light, tint, hue] },
    dark: { ink: [darkInk, darkChroma, hue], tint: [TINT.dark, TINT.darkChroma, hue] },
  }),
);

/** What the colours lie on: the page in light and in dark. */
export const PAPER: { readonly light: Oklch; readonly dark: Oklch } = {
  light: [0.985, 0.003, 85],
  dark: [0.205, 0.008, 265],
};

/** Place in the palette of an entity type, from its place in the schema. */
export const entityHue = (index: number): number => Math.max(index, 0) % PALETTE.length;

/** Relations begin in the second group and go backwards: arcs seldom share a colour with spans. */
export const relationHue = (index: number): number =>
  (PALETTE.length + 15 - (Math.max(index, 0) % PALETTE.length)) % PALETTE.length;

const css = ([lightness, chroma, hue]: Oklch): string => `oklch(${lightness} ${chroma} ${hue})`;

/**
 * A style sheet with all colours; an element with `data-hue` has them as `--ink` and `--tint`, and
 * its mark as `--mark`, to be used as `content`.
 */
export const PALETTE_CSS: string = [
  ":root{",
  ...PALETTE.map(
    ({ light, dark }, i) =>
      `--ink-${i}:light-dark(${css(light.ink)},${css(dark.ink)});` +
      `--tint-${i}:light-dark(${css(light.tint)},${css(dark.tint)});`,
  ),
  "}",
  ...PALETTE.map(
    ({ pattern }, i) =>
      `[data-hue="${i}"]{--ink:var(--ink-${i});--tint:var(--tint-${i});--mark:"${MARKS[pattern]}"}`,
  ),
].join("\n");
