/** Letters that a page draws at once. All places are in points from the page's upper left corner. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly y: number;
  readonly width: number;
  /** Of its font. */
  readonly size: number;
  /** Whether the page draws a blank before it. */
  readonly afterBlank: boolean;
}

/** What a page draws. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn. */
  readonly runs: readonly PdfRun[];
  /** How many letters stand neither upright nor level, and are left out. */
  readonly turned: number;
}

/** A line of a page. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The width of its first word. */
  readonly firstWord: number;
}

export const rightOf = ({ x, width }: PdfRun): number => x + width;

/** The middle value of some. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
