import { type Camera, type Point, type Size, toScreen } from "./camera.ts";
import { radiusIn } from "./radiusIn.ts";
import type { PlacedScene } from "./scene.ts";

/** What of a graph is at a point. */
export type Hit =
  | { readonly kind: "node"; readonly place: number }
  | { readonly kind: "link"; readonly place: number };

/** Pixels around a thing, and beside a link, that still belong to it. */
const AROUND = 5;
const BESIDE = 5;

/** The thing at a point of the screen, else the link that runs there; null: nothing. */
export function hitAt(placed: PlacedScene, camera: Camera, size: Size, at: Point): Hit | null {
  const {
    scene: { nodes, links },
    points,
  } = placed;
  const radiusOf = radiusIn(placed, camera);
  let best: { hit: Hit; far: number } | null = null;
  const shown = points.map((point) => toScreen(camera, size, point));
  for (const [place, { x, y }] of shown.entries()) {
    const far = Math.hypot(x - at.x, y - at.y);
    if (far <= radiusOf(nodes[place]) + AROUND && (!best || far < best.far))
      best = { hit: { kind: "node", place }, far };
  }
  if (best) return best.hit;
  for (const [place, { from, to }] of links.entries()) {
    const far = fromLine(at, shown[from], shown[to]);
    if (far <= BESIDE && (!best || far < best.far)) best = { hit: { kind: "link", place }, far };
  }
  return best?.hit ?? null;
}

/** How far a point is from the line between two others. */
function fromLine(at: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((at.x - a.x) * dx + (at.y - a.y) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - a.x - t * dx, at.y - a.y - t * dy);
}
