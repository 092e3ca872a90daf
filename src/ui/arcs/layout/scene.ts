// What goes into the layout of the arcs of the visible window, and what comes out. Its words:
//   tie       an arc joined to the boxes of its ends that are in the window: one or two
//   way       which ties can be one bundle: those of the same two spans, or of the same trunk
//   trunk     all the ends that leave a line from one span in one direction
//   strand    what is drawn as one: an arc, or a bundle of many that go one way
//   lane      the level piece of a strand above a line of text
//   anchor    the place on the top edge of a box at which a lane comes down
//   skyline   how lanes are stacked: each as low as those that it spans, or runs beside, let it
//   rail      the upright piece of a strand between two lines, beside the text
//   stub      a strand of which the other end is out of the window
//   more      the arcs of a line whose labels have no room: a sign in the margin lists them
//   tip       the free end of a stub: clicking it goes there

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
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The way to the tail, seen from a label. */
export type Heading = "left" | "right" | "up" | "down";

/** The place of a label's middle. One without a free place is shown while its arc stands out. */
export interface ArcLabel extends Spot {
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
  readonly tip: Spot;
}

/** Many arcs of one way, drawn as one. Its label is the count. */
export interface BundleDrawing extends Drawing {
  readonly ids: readonly string[];
  readonly count: number;
  /** Set when the arcs leave the window. */
  readonly stub: { readonly direction: Beyond; readonly tip: Spot } | null;
}

/** The arcs of a line whose labels have no room, as a sign in the margin that lists them. */
export interface MoreDrawing extends Spot {
  readonly ids: readonly string[];
}

/** All there is to draw; every arc with an end in the window is in one of the three, once. */
export interface Drawings {
  readonly arcs: readonly ArcDrawing[];
  readonly stubs: readonly StubDrawing[];
  readonly bundles: readonly BundleDrawing[];
  readonly more: readonly MoreDrawing[];
  /** The outline of where lines are drawn: not on labels. To be filled by the rule "evenodd". */
  readonly gaps: string;
}
