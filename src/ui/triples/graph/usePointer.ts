import { type RefObject, useEffect, useRef } from "react";
import type { Point } from "./camera.ts";

/** What pointers do on a canvas, in pixels of it. */
export interface PointerActions {
  pan(by: Point): void;
  zoom(at: Point, factor: number): void;
  hover(at: Point | null): void;
  click(at: Point): void;
  doubleClick(at: Point): void;
}

/** A pointer that moves less was not meant to draw anything along. */
const STILL = 4;

/** Drawing along, wheel, two fingers and clicks. */
export function usePointer(canvas: RefObject<HTMLCanvasElement | null>, actions: PointerActions) {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const down = new Map<number, Point>();
    let moved = 0;
    const at = (event: MouseEvent): Point => {
      const { left, top } = box.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const ends = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      does: (event: HTMLElementEventMap[K]) => void,
    ) => box.addEventListener(type, does, { signal: ends.signal, passive: false });
    on("pointerdown", (event) => {
      if (event.button !== 0) return;
      box.setPointerCapture(event.pointerId);
      if (down.size === 0) moved = 0;
      down.set(event.pointerId, at(event));
    });
    on("pointermove", (event) => {
      const now = at(event);
      const before = down.get(event.pointerId);
      if (!before) return latest.current.hover(now);
      const by = { x: now.x - before.x, y: now.y - before.y };
      moved += Math.hypot(by.x, by.y);
      const [other] = [...down].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
      down.set(event.pointerId, now);
      if (!other) {
        if (moved > STILL) latest.current.pan(by);
        return;
      }
      const far = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      latest.current.zoom(middle, far(now) / far(before));
      latest.current.pan({ x: by.x / 2, y: by.y / 2 });
    });
    on("pointerup", (event) => {
      if (down.delete(event.pointerId) && down.size === 0 && moved <= STILL)
        latest.current.click(at(event));
    });
    on("pointercancel", (event) => void down.delete(event.pointerId));
    on("pointerleave", () => latest.current.hover(null));
    on("dblclick", (event) => latest.current.doubleClick(at(event)));
    on("wheel", (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      latest.current.zoom(at(event), Math.exp((-event.deltaY * lines) / 400));
    });
    return () => ends.abort();
  }, [canvas]);
}
