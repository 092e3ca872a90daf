/** A place, in the graph or on the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of a graph is in sight: the place in the middle, and pixels for each of its units. */
export interface Camera extends Point {
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room between the outermost things and the border, for their labels. */
const MARGIN = 40;
/** A few things are not drawn further apart than this. */
const LARGEST = 12;

/** The camera that has all places in sight. */
export function fitting(places: readonly Point[], { width, height }: Size): Camera {
  if (places.length === 0) return { x: 0, y: 0, scale: 1 };
  const extent = extentOf(places);
  const fit = (room: number, length: number) =>
    length === 0 ? LARGEST : Math.max(room - 2 * MARGIN, room / 4, 1) / length;
  const scale = Math.min(LARGEST, fit(width, extent.width), fit(height, extent.height));
  return { x: extent.x, y: extent.y, scale };
}

/** The middle of places, and how far they reach from end to end. */
export function extentOf(places: readonly Point[]): Point & Size {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (places.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: right - left,
    height: bottom - top,
  };
}

export const toScreen = ({ x, y, scale }: Camera, { width, height }: Size, at: Point): Point => ({
  x: (at.x - x) * scale + width / 2,
  y: (at.y - y) * scale + height / 2,
});

export const toGraph = ({ x, y, scale }: Camera, { width, height }: Size, at: Point): Point => ({
  x: (at.x - width / 2) / scale + x,
  y: (at.y - height / 2) / scale + y,
});

/** The camera nearer by a factor, with the same place of the graph under a point of the screen. */
export function zoomed(camera: Camera, size: Size, at: Point, factor: number): Camera {
  const scale = Math.min(200, Math.max(0.005, camera.scale * factor));
  const under = toGraph(camera, size, at);
  return {
    scale,
    x: under.x - (at.x - size.width / 2) / scale,
    y: under.y - (at.y - size.height / 2) / scale,
  };
}

/** The camera after what is in sight was drawn along by so many pixels. */
export const panned = ({ x, y, scale }: Camera, by: Point): Camera => ({
  x: x - by.x / scale,
  y: y - by.y / scale,
  scale,
});
