import { type Camera, type Point, type Size, toScreen } from "./camera.ts";
import { arrowAt, loopAt } from "./linkShapes.ts";
import { radiusIn } from "./radiusIn.ts";
import type { PlacedScene, Scene, SceneLink } from "./scene.ts";

/** What of a scene stands out. */
export interface Emphasis {
  /** Places of nodes; what is not linked with the first is faint. */
  readonly selected: number | null;
  readonly hovered: number | null;
  readonly isMoving: boolean;
}

export const LABEL_FONT = '13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
/** So many labels are drawn at most, also while the scene moves, and looked at for room. */
const LABELS = 160;
const MOVING_LABELS = 20;
const TRIED = 800;
/** Of more links the arrow heads are left out: they would only be spots. */
const ARROWS = 1500;
const FAINT = 0.16;

type Pen = CanvasRenderingContext2D;

/** Draws a scene as a camera sees it. While it moves few labels are drawn: nobody can read them. */
export function drawScene(
  pen: Pen,
  placed: PlacedScene,
  {
    camera,
    size,
    emphasis,
  }: {
    readonly camera: Camera;
    readonly size: Size;
    readonly emphasis: Emphasis;
  },
): void {
  const { scene, points } = placed;
  const { selected } = emphasis;
  const radii = scene.nodes.map(radiusIn(placed, camera));
  const at = points.map((point) => toScreen(camera, size, point));
  const near = neighbours(scene, selected);
  pen.fillStyle = scene.colors.paper;
  pen.fillRect(0, 0, size.width, size.height);
  pen.lineCap = "round";
  const isStrong = (link: SceneLink) =>
    selected === null || link.from === selected || link.to === selected;
  for (const strong of [false, true]) {
    pen.globalAlpha = strong ? 0.75 : FAINT;
    drawLinks(
      pen,
      scene.links.filter((link) => isStrong(link) === strong),
      { scene, at, radii },
    );
  }
  for (const [place, node] of scene.nodes.entries()) {
    pen.globalAlpha = near === null || near.has(place) ? 1 : FAINT;
    const { x, y } = at[place];
    if (isOutside({ x, y }, size, radii[place])) continue;
    pen.fillStyle = node.ink;
    pen.beginPath();
    pen.arc(x, y, radii[place], 0, 2 * Math.PI);
    pen.fill();
    if (place !== selected && !node.hasMore) continue;
    pen.strokeStyle = place === selected ? scene.colors.text : node.ink;
    pen.lineWidth = place === selected ? 2.5 : 1;
    pen.beginPath();
    pen.arc(x, y, radii[place] + 3, 0, 2 * Math.PI);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  drawLabels(pen, { scene, at, radii }, { size, near, emphasis });
}

/** The selected node with those that it is linked with; null: none is. */
function neighbours({ links }: Scene, selected: number | null): ReadonlySet<number> | null {
  if (selected === null) return null;
  const ends = links.filter(({ from, to }) => from === selected || to === selected);
  return new Set([selected, ...ends.flatMap(({ from, to }) => [from, to])]);
}

/** Links of one colour and width are one path: so thousands are drawn in a frame. */
function drawLinks(pen: Pen, links: readonly SceneLink[], { scene, at, radii }: Places): void {
  const alike = new Map<string, SceneLink[]>();
  for (const link of links) {
    const key = `${link.ink} ${link.width}`;
    const same = alike.get(key);
    if (same) same.push(link);
    else alike.set(key, [link]);
  }
  for (const group of alike.values()) {
    pen.strokeStyle = group[0].ink;
    pen.fillStyle = group[0].ink;
    pen.lineWidth = group[0].width;
    pen.beginPath();
    for (const { from, to } of group) {
      if (from === to) {
        const { x, y, radius } = loopAt(at[from], radii[from]);
        pen.moveTo(x + radius, y);
        pen.arc(x, y, radius, 0, 2 * Math.PI);
      } else {
        pen.moveTo(at[from].x, at[from].y);
        pen.lineTo(at[to].x, at[to].y);
      }
    }
    pen.stroke();
    if (scene.links.length > ARROWS) continue;
    pen.beginPath();
    for (const link of group)
      for (const [tip, ...others] of arrowsOf(link, at, radii)) {
        pen.moveTo(tip.x, tip.y);
        for (const { x, y } of others) pen.lineTo(x, y);
      }
    pen.fill();
  }
}

/** The corners of a link's arrow heads. */
export function arrowsOf(
  { from, to, leadsTo, leadsFrom }: SceneLink,
  at: readonly Point[],
  radii: readonly number[],
): (readonly Point[])[] {
  if (from === to) return [];
  return [
    ...(leadsTo ? [arrowAt(at[from], at[to], radii[to])] : []),
    ...(leadsFrom ? [arrowAt(at[to], at[from], radii[from])] : []),
  ];
}

/** Where things are on the screen, and how large. */
interface Places {
  readonly scene: Scene;
  readonly at: readonly Point[];
  readonly radii: readonly number[];
}

interface Labelling {
  readonly size: Size;
  readonly near: ReadonlySet<number> | null;
  readonly emphasis: Emphasis;
}

/** Labels where there is room: first of what stands out, then of what has most links. */
function drawLabels(
  pen: Pen,
  { scene, at, radii }: Places,
  { size, near, emphasis }: Labelling,
): void {
  pen.font = LABEL_FONT;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = scene.colors.paper;
  pen.fillStyle = scene.colors.text;
  const taken: (readonly [left: number, top: number, right: number, bottom: number])[] = [];
  const boxOf = (text: string, { x, y }: Point) =>
    [x - 2, y - 8, x + widthOf(pen, text) + 2, y + 8] as const;
  const hasRoom = (box: ReturnType<typeof boxOf>) =>
    box[0] >= 0 &&
    box[2] <= size.width &&
    taken.every((one) => box[2] < one[0] || box[0] > one[2] || box[3] < one[1] || box[1] > one[3]);
  const write = (text: string, { x, y }: Point) => {
    taken.push(boxOf(text, { x, y }));
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  };
  const { selected, hovered, isMoving } = emphasis;
  const most = isMoving ? MOVING_LABELS : LABELS;
  const first = [hovered, selected].filter((place) => place !== null);
  const inSight = scene.labelled
    .filter((place) => (near?.has(place) ?? true) && !first.includes(place))
    .filter((place) => !isOutside(at[place], size, 0))
    .slice(0, isMoving ? MOVING_LABELS : TRIED);
  for (const place of [...first, ...inSight]) {
    if (taken.length >= most) break;
    const { label } = scene.nodes[place];
    const { x, y } = at[place];
    const away = radii[place] + 6;
    // Right of the thing, or left of it where the right is taken or ends.
    const sides = [x + away, x - away - widthOf(pen, label)].map((left) => ({ x: left, y }));
    const side = sides.find((one) => hasRoom(boxOf(label, one)));
    if (side || first.includes(place)) write(label, side ?? sides[0]);
  }
  if (selected === null) return;
  for (const { from, to, label } of scene.links) {
    if (taken.length >= most || (from !== selected && to !== selected) || from === to) continue;
    const [a, b] = [at[from], at[to]];
    const middle = { x: (a.x + b.x) / 2 - widthOf(pen, label) / 2, y: (a.y + b.y) / 2 };
    if (hasRoom(boxOf(label, middle))) write(label, middle);
  }
}

/** How wide labels are: the same ones are drawn in every frame. */
const widths = new Map<string, number>();
const REMEMBERED = 20_000;

function widthOf(pen: Pen, text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size > REMEMBERED) widths.clear();
  const { width } = pen.measureText(text);
  widths.set(text, width);
  return width;
}

const isOutside = ({ x, y }: Point, { width, height }: Size, by: number): boolean =>
  x < -by || y < -by || x > width + by || y > height + by;
