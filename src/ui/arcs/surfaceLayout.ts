import { createContext } from "react";
import { createLayoutQueue, type LayoutJob } from "./layoutQueue.ts";

/** How rows learn that they are near the window, and when to lay out. */
export interface SurfaceLayout {
  request(job: LayoutJob): void;
  /** Says when an element comes near the visible part, and when it leaves; returns the end of it. */
  watch(element: Element, onNear: (near: boolean) => void): () => void;
  /** Asks to be told when everything has to be laid out anew; returns the end of it. */
  onRelayout(listener: () => void): () => void;
}

export const SurfaceLayoutContext = createContext<SurfaceLayout | null>(null);

const MARGIN = "800px 0px";

/** Watches the scrolled element and its page: what is near, their sizes, fonts that load late. */
export function createSurfaceLayout(
  scroller: HTMLElement,
  page: HTMLElement,
): SurfaceLayout & { stop(): void } {
  const watched = new Map<Element, (near: boolean) => void>();
  const listeners = new Set<() => void>();
  const request = createLayoutQueue();
  const relayout = () => {
    request(measureGlyph);
    for (const listener of listeners) listener();
  };
  /** Tags hang below the letters, whose height depends on the font that is there. */
  const measureGlyph = () => {
    const range = document.createRange();
    const text = page.querySelector("[data-start]");
    if (text) range.selectNodeContents(text);
    const [line] = range.getClientRects();
    return () => {
      if (line) page.style.setProperty("--glyph", `${line.height}px`);
    };
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
    },
    { root: scroller, rootMargin: MARGIN },
  );
  const size = new ResizeObserver(relayout);
  size.observe(page);
  document.fonts.addEventListener("loadingdone", relayout);
  return {
    request,
    watch(element, onNear) {
      watched.set(element, onNear);
      near.observe(element);
      return () => {
        watched.delete(element);
        near.unobserve(element);
      };
    },
    onRelayout(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      near.disconnect();
      size.disconnect();
      document.fonts.removeEventListener("loadingdone", relayout);
    },
  };
}
