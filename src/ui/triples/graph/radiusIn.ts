import type { Camera } from "./camera.ts";
import type { PlacedScene, SceneNode } from "./scene.ts";

/** Pixels between things from which on they are drawn as large as they can be. */
const ROOMY = 26;
const SMALLEST = 1.5;

/** How large things are drawn, in pixels: smaller where they are crowded. */
export function radiusIn({ spacing }: PlacedScene, { scale }: Camera): (node: SceneNode) => number {
  const share = spacing === 0 ? 1 : Math.min(1, (spacing * scale) / ROOMY);
  return ({ radius }) => Math.max(SMALLEST, radius * share);
}
