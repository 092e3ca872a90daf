import { useVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Doc } from "../../../core/document/document.ts";
import type { Spacing } from "../../app/useApp.ts";
import { blockOf, estimatedHeight, type RowMetrics, textBlocks } from "../../rows/textBlocks.ts";
import { rowMetrics } from "./rowMetrics.ts";

export type TextVirtualizer = Virtualizer<HTMLElement, HTMLElement>;

/** Blocks drawn above and below what is seen. */
const OVERSCAN = 1;

/** The blocks that are drawn. */
export interface TextWindow {
  readonly virtualizer: TextVirtualizer;
  readonly items: readonly VirtualItem[];
  /** Whether a block is drawn because it is in the window, not only because it was kept. */
  readonly isNear: (block: number) => boolean;
}

/**
 * Draws only the blocks of a document that are in the window, and the block `kept`: what has the
 * focus must not leave the page while the text scrolls.
 */
export function useTextWindow(
  doc: Doc,
  scroller: RefObject<HTMLElement | null>,
  kept: number | null,
  spacing: Spacing,
): TextWindow {
  const blocks = textBlocks(doc);
  const metrics = useMetrics(doc, scroller, spacing);
  const keptBlock = kept === null ? null : blockOf(blocks, kept);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => estimatedHeight(blocks[i], metrics),
    overscan: OVERSCAN,
    rangeExtractor: useCallback(
      ({ startIndex, endIndex, overscan, count }) => {
        const first = Math.max(0, startIndex - overscan);
        const last = Math.min(count - 1, endIndex + overscan);
        const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
        if (keptBlock === null || keptBlock >= count) return shown;
        if (keptBlock < first) return [keptBlock, ...shown];
        return keptBlock > last ? [...shown, keptBlock] : shown;
      },
      [keptBlock],
    ),
  });
  useRemeasured(virtualizer, metrics);
  const isNear = (block: number) => {
    const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
    return block >= startIndex - OVERSCAN && block <= endIndex + OVERSCAN;
  };
  return { virtualizer, items: virtualizer.getVirtualItems(), isNear };
}

/** Metrics, and what they were made for. */
interface Made {
  readonly doc: Doc["sentences"];
  readonly width: number;
  readonly drawn: Spacing;
  readonly metrics: RowMetrics;
}

/** Metrics of the text column, anew when its width or the room between lines changes. */
function useMetrics(
  doc: Doc,
  scroller: RefObject<HTMLElement | null>,
  spacing: Spacing,
): RowMetrics {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const size = new ResizeObserver(() => setWidth(element.clientWidth));
    size.observe(element);
    return () => size.disconnect();
  }, [scroller]);
  // The style sheet says other sizes once the page has the new spacing, not before.
  const [drawn, setDrawn] = useState(spacing);
  useLayoutEffect(() => setDrawn(spacing), [spacing]);
  const made = useRef<Made | null>(null);
  const before = made.current;
  if (before?.width !== width || before.doc !== doc.sentences || before.drawn !== drawn) {
    const metrics = rowMetrics(doc, scroller.current ?? document.body, width);
    made.current = { doc: doc.sentences, width, drawn, metrics };
  }
  return made.current!.metrics;
}

/** Heights are wrong once the column is narrower or wider: the first block stays where it was. */
function useRemeasured(virtualizer: TextVirtualizer, metrics: RowMetrics): void {
  const before = useRef(metrics);
  useEffect(() => {
    if (before.current === metrics) return;
    before.current = metrics;
    const top = virtualizer.scrollOffset ?? 0;
    const first = virtualizer.getVirtualItemForOffset(top);
    virtualizer.measure();
    if (first && top > 0) virtualizer.scrollToIndex(first.index, { align: "start" });
  }, [virtualizer, metrics]);
}
