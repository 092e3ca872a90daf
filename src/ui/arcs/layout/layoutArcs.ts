import { anchorsOf } from "./anchorsOf.ts";
import { labelGaps } from "./labelGaps.ts";
import { laneHeights } from "./laneHeights.ts";
import type { Line } from "./linesOf.ts";
import { placeLabels, type Traced } from "./placeLabels.ts";
import { railPlaces } from "./railPlaces.ts";
import { type Point, roundedPath } from "./roundedPath.ts";
import type {
  ArcDrawing,
  ArcLabel,
  BundleDrawing,
  Drawings,
  Frame,
  MoreDrawing,
  Scene,
  Spot,
  StubDrawing,
} from "./scene.ts";
import { strandArrow } from "./strandArrow.ts";
import { strandPoints } from "./strandPoints.ts";
import { type Strand, strandsOf } from "./strandsOf.ts";
import { tipPlaces } from "./tipPlaces.ts";

const RADIUS = 7;
/** Pixels from the top of a line to the sign for labels that have no room: beside its words. */
const MORE_DOWN = 10;

/**
 * Lays out the arcs of the window: boxes of spans in, paths and places of labels out. The order of
 * the arcs does not matter.
 */
export function layoutArcs(scene: Scene): Drawings {
  const { frame } = scene;
  const strands = strandsOf(scene);
  const lanes = [...new Set(strands.flatMap((strand) => strand.lanes))];
  const anchors = anchorsOf(lanes);
  const heights = laneHeights(lanes, anchors, frame);
  const rails = railPlaces(strands, heights, frame);
  const tips = tipPlaces(strands, anchors, heights, frame);
  const places = { anchors, heights, rails, tips };
  const traced = strands.map((strand) => ({ strand, points: strandPoints(strand, places) }));
  const labels = placeLabels(traced, frame);

  const [arcs, stubs, bundles]: [ArcDrawing[], StubDrawing[], BundleDrawing[]] = [[], [], []];
  for (const { strand, points } of traced) {
    const { arcs: members, kind, spans, lanes } = strand;
    const [{ id, head, tail }] = members;
    const path = roundedPath(points, RADIUS);
    const drawing = { path, arrow: strandArrow(strand, points), label: labels.get(strand)! };
    const stub =
      kind === "stub" ? { direction: lanes[0].leaving!.direction, tip: tipOf(points) } : null;
    if (members.length > 1) {
      const ids = members.map((arc) => arc.id);
      bundles.push({ ...drawing, ids, count: ids.length, stub });
    } else if (stub)
      stubs.push({ ...drawing, ...stub, id, target: head === spans[0] ? tail : head });
    else arcs.push({ ...drawing, id });
  }
  return {
    arcs,
    stubs,
    bundles,
    more: unlabelled(traced, labels, frame),
    gaps: labelGaps(labels, frame),
  };
}

/** One sign for each line on which some labels have no room. */
function unlabelled(
  traced: readonly Traced[],
  labels: ReadonlyMap<Strand, ArcLabel>,
  { right, gutterRight }: Frame,
): MoreDrawing[] {
  const lines = new Map<Line, string[]>();
  for (const { strand } of traced) {
    if (labels.get(strand)!.free) continue;
    const [{ line }] = strand.lanes;
    lines.set(line, [...(lines.get(line) ?? []), ...strand.arcs.map(({ id }) => id)]);
  }
  return [...lines].map(([line, ids]) => ({
    ids,
    x: right + gutterRight,
    y: line.top + MORE_DOWN,
  }));
}

/** The middle of the last piece. */
function tipOf(points: readonly Point[]): Spot {
  const [[x, from], [, to]] = points.slice(-2);
  return { x, y: (from + to) / 2 };
}
