// What goes into the layout of the arcs of the visible window, and what comes out.

/** The part of a span that lies on one line, in pixels of the page. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a span lies that is not in the window. */
export type Beyond = "above" | "below";

/** Where arcs may run: the sides of the text, the room outside them, and that above each line. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly gutterLeft: number;
  readonly gutterRight: number;
  readonly zone: number;
}

/** An arc to lay out. An end whose span is not in the scene says where it lies. */
export interface SceneArc {
  readonly id: string;
  readonly head: string;
  readonly tail: string;
  /** The widths of its label, long form first. */
  readonly labelWidths: readonly number[];
  readonly symmetric: boolean;
  readonly beyond: { readonly head: Beyond | null; readonly tail: Beyond | null };
}

/** The spans of the window, a box for each line they are on, and the arcs that touch them. */
export interface Scene {
  readonly spans: ReadonlyMap<string, readonly Box[]>;
  readonly arcs: readonly SceneArc[];
  readonly frame: Frame;
  /** Arcs that are never put in a bundle: selected, hovered. */
  readonly apart: ReadonlySet<string>;
}

/** A place on the page. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The way to the tail, seen from a label. */
export type Heading = "left" | "right" | "up" | "down";

/** The place of a label's middle. One without a free place is shown while its arc stands out. */
export interface ArcLabel extends Place {
  /** Which of the label's widths fits. */
  readonly form: number;
  readonly free: boolean;
  /** Null where the arc has no direction, or the bundle has both. */
  readonly points: Heading | null;
}

interface Drawing {
  readonly path: string;
  /** Closed triangles that point at the tails; null where there is no direction. */
  readonly arrow: string | null;
  readonly label: ArcLabel;
}

/** An arc of which both ends are in the window. */
export interface ArcDrawing extends Drawing {
  readonly id: string;
}

/** The visible end of an arc that leaves the window. */
export interface StubDrawing extends Drawing {
  readonly id: string;
  /** The span at the other end. */
  readonly target: string;
  readonly direction: Beyond;
  /** The middle of what is clicked to go there. */
  readonly tip: Place;
}

/** Many arcs of one way, drawn as one. Its label is the count. */
export interface BundleDrawing extends Drawing {
  readonly ids: readonly string[];
  readonly count: number;
  /** Set when the arcs leave the window. */
  readonly stub: { readonly direction: Beyond; readonly tip: Place } | null;
}

/** All there is to draw; every arc with an end in the window is in one of the three, once. */
export interface Drawings {
  readonly arcs: readonly ArcDrawing[];
  readonly stubs: readonly StubDrawing[];
  readonly bundles: readonly BundleDrawing[];
}
