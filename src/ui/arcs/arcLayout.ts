// What goes into the layout of arcs, and what comes out.

/** The part of a span that lies on one line, in pixels of its sentence. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An arc to lay out: the boxes of its two ends, and the widths of its label, long form first. */
export interface ArcEnds {
  readonly id: string;
  readonly head: readonly Box[];
  readonly tail: readonly Box[];
  readonly labelWidths: readonly number[];
}

/** The room for arcs: the sides of the text, and the height that is free above each line. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly zone: number;
  /** How much higher than usual the lowest arc runs. */
  readonly lift: number;
}

/** An arc to draw. */
export interface ArcDrawing {
  readonly id: string;
  readonly path: string;
  /** A closed triangle that points at the tail. */
  readonly arrow: string;
  readonly label: ArcLabel;
}

/** The place of a label's middle. One without a free place is shown while its arc stands out. */
export interface ArcLabel {
  readonly x: number;
  readonly y: number;
  readonly free: boolean;
  /** Which of the label's widths fits. */
  readonly form: number;
}
