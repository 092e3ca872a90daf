// For tests only: arcs as they are laid out.
import { arc, box, corners } from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";
import type { ArcDrawing, Scene, SceneArc } from "./scene.ts";

/** The arcs of a scene by their ids. */
export const drawn = (of: Scene) => new Map(layoutArcs(of).arcs.map((it) => [it.id, it]));
/** How high an arc reaches: the least y of its corners. */
export const highest = ({ path }: ArcDrawing) => Math.min(...corners(path).map(([, y]) => y));
/** So many arcs, each between what `ends` says. */
export const many = (count: number, ends: (i: number) => string, more?: Partial<SceneArc>) =>
  Array.from({ length: count }, (_, i) => arc(`${i}`, ends(i), more));
/** Words beside each other. */
export const words = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, box(i * 80, i * 80 + 60)]));
