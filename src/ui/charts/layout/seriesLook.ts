/** How one of several series is told from the others: by its colour, its dashes and its marks. */
export interface SeriesLook {
  /** Ink on light paper, and on dark. */
  readonly light: string;
  readonly dark: string;
  /** Lengths of dashes and gaps; empty: a whole line. */
  readonly dash: string;
  /** The outline of a mark of about 7 pixels around 0, 0. */
  readonly mark: string;
}

const CIRCLE = "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0Z";
const SQUARE = "M-2.9 -2.9H2.9V2.9H-2.9Z";
const TRIANGLE = "M0 -3.8L3.6 2.9H-3.6Z";
const DIAMOND = "M0 -4.1L4.1 0L0 4.1L-4.1 0Z";
const DOWN = "M0 3.8L3.6 -2.9H-3.6Z";
const CROSS = "M-3.2 -1.1H-1.1V-3.2H1.1V-1.1H3.2V1.1H1.1V3.2H-1.1V1.1H-3.2Z";

/** Ink of 4.5 : 1 and more on either paper. */
export const SERIES_LOOKS: readonly SeriesLook[] = [
  { light: "#1d5bb8", dark: "#8ab8ff", dash: "", mark: CIRCLE },
  { light: "#a34e00", dark: "#ffb066", dash: "7 3", mark: SQUARE },
  { light: "#00695c", dark: "#5fd0c0", dash: "2 2.5", mark: TRIANGLE },
  { light: "#8a35b5", dark: "#dca8f7", dash: "9 3 2 3", mark: DIAMOND },
  { light: "#b8174f", dark: "#ff93b5", dash: "4 2 1 2", mark: DOWN },
  { light: "#566300", dark: "#c8d55c", dash: "12 4", mark: CROSS },
];

/** The look of a series by its place; after the last one they begin again. */
export const seriesLook = (place: number): SeriesLook => SERIES_LOOKS[place % SERIES_LOOKS.length];
