import type { Point } from "./roundedPath.ts";
import type { Lane, Strand } from "./strandsOf.ts";
import { tipTurn } from "./tipPlaces.ts";

/** What the corners of a strand are made of. */
export interface Coordinates {
  /** The x of each lane's ends. */
  readonly anchors: ReadonlyMap<Lane, readonly number[]>;
  /** The y of each lane. */
  readonly heights: ReadonlyMap<Lane, number>;
  /** The x of the rail of each strand across lines. */
  readonly rails: ReadonlyMap<Strand, number>;
  /** The x of the tip of each strand out of the window. */
  readonly tips: ReadonlyMap<Strand, number>;
}

/** The corners of a strand, from the span of its first arc's head. */
export function strandPoints(strand: Strand, places: Coordinates): Point[] {
  const [lane, other] = strand.lanes;
  const [x, tailX] = places.anchors.get(lane)!;
  const y = places.heights.get(lane)!;
  const up: Point[] = [
    [x, lane.boxes[0].top],
    [x, y],
  ];
  switch (strand.kind) {
    case "within":
      return [...up, [tailX, y], [tailX, lane.boxes[1]!.top]];
    case "stub": {
      const tip = places.tips.get(strand)!;
      return [...up, [tip, y], [tip, y + tipTurn(lane)]];
    }
    case "across": {
      const rail = places.rails.get(strand)!;
      const [otherX] = places.anchors.get(other)!;
      const otherY = places.heights.get(other)!;
      return [...up, [rail, y], [rail, otherY], [otherX, otherY], [otherX, other.boxes[0].top]];
    }
  }
}
