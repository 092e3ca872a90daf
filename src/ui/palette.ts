/** Lightness of each tier of eight hues: ink and tint, in light and in dark. */
const TIERS = [
  { ink: 0.5, tint: 0.93, darkInk: 0.82, darkTint: 0.33 },
  { ink: 0.42, tint: 0.91, darkInk: 0.74, darkTint: 0.29 },
  { ink: 0.33, tint: 0.89, darkInk: 0.675, darkTint: 0.25 },
] as const;

/** Hue, then the largest chroma inside sRGB of ink, tint, dark ink and dark tint. */
const HUES: readonly (readonly [number, number, number, number, number])[] = [
  [255, 0.155, 0.032, 0.088, 0.065],
  [30, 0.155, 0.032, 0.098, 0.065],
  [150, 0.137, 0.05, 0.12, 0.065],
  [310, 0.155, 0.042, 0.12, 0.065],
  [75, 0.101, 0.05, 0.12, 0.065],
  [195, 0.083, 0.05, 0.12, 0.055],
  [350, 0.155, 0.04, 0.12, 0.065],
  [115, 0.111, 0.05, 0.12, 0.065],
  [270, 0.14, 0.04, 0.13, 0.06],
  [45, 0.118, 0.05, 0.13, 0.06],
  [165, 0.086, 0.05, 0.13, 0.06],
  [325, 0.14, 0.05, 0.13, 0.06],
  [90, 0.084, 0.05, 0.13, 0.06],
  [210, 0.07, 0.05, 0.126, 0.048],
  [5, 0.14, 0.046, 0.13, 0.06],
  [130, 0.112, 0.05, 0.13, 0.06],
  [285, 0.115, 0.045, 0.12, 0.05],
  [60, 0.075, 0.045, 0.12, 0.05],
  [180, 0.057, 0.045, 0.12, 0.044],
  [340, 0.115, 0.045, 0.12, 0.05],
  [105, 0.069, 0.045, 0.12, 0.05],
  [225, 0.061, 0.045, 0.12, 0.046],
  [20, 0.115, 0.045, 0.12, 0.05],
  [145, 0.103, 0.045, 0.12, 0.05],
];

/** An OKLCH colour: lightness 0-1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** The colours of one type: `ink` for letters and lines, `tint` behind words. */
export interface TypeColor {
  readonly light: { readonly ink: Oklch; readonly tint: Oklch };
  readonly dark: { readonly ink: Oklch; readonly tint: Oklch };
}

/** Colours for 24 types: eight hues in three depths, the most different ones first. */
export const PALETTE: readonly TypeColor[] = HUES.map(([hue, ink, tint, darkInk, darkTint], i) => {
  const tier = TIERS[Math.floor(i / 8)];
  return {
    light: { ink: [tier.ink, ink, hue], tint: [tier.tint, tint, hue] },
    dark: { ink: [tier.darkInk, darkInk, hue], tint: [tier.darkTint, darkTint, hue] },
  };
});

/** What the colours lie on: the page in light and in dark. */
export const PAPER: { readonly light: Oklch; readonly dark: Oklch } = {
  light: [0.985, 0.003, 85],
  dark: [0.205, 0.008, 265],
};

/** Place in the palette of an entity type, from its place in the schema. */
export const entityHue = (index: number): number => Math.max(index, 0) % PALETTE.length;

/** Relations begin in the second depth and go backwards: arcs seldom share a colour with spans. */
export const relationHue = (index: number): number =>
  (PALETTE.length + 15 - (Math.max(index, 0) % PALETTE.length)) % PALETTE.length;

const css = ([lightness, chroma, hue]: Oklch): string => `oklch(${lightness} ${chroma} ${hue})`;

/** A style sheet with all colours; an element with `data-hue` has them as `--ink` and `--tint`. */
export const PALETTE_CSS: string = [
  ":root{",
  ...PALETTE.map(
    ({ light, dark }, i) =>
      `--ink-${i}:light-dark(${css(light.ink)},${css(dark.ink)});` +
      `--tint-${i}:light-dark(${css(light.tint)},${css(dark.tint)});`,
  ),
  "}",
  ...PALETTE.map((_, i) => `[data-hue="${i}"]{--ink:var(--ink-${i});--tint:var(--tint-${i})}`),
].join("\n");
