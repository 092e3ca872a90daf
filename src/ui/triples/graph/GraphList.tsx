import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef } from "react";
import type { GraphNode } from "../../../core/results/graph.ts";
import { t } from "../../../language/words.ts";
import type { Looks } from "../../look/looks.ts";
import { useLanguage } from "../../look/useLanguage.ts";
import { GraphItem } from "./GraphItem.tsx";

interface Props {
  readonly nodes: readonly GraphNode[];
  readonly looks: Looks;
  /** The thing whose triples are listed. */
  readonly open: string | null;
}

const ROW = 44;
const WORDS = new Intl.Collator("en", { numeric: true });

/** The things of a graph with what is said of them: what the drawing shows, for everybody. */
export const GraphList = memo(({ nodes, looks, open }: Props) => {
  useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const sorted = useMemo(
    () =>
      nodes.toSorted((a, b) => b.degree - a.degree || WORDS.compare(a.thing.name, b.thing.name)),
    [nodes],
  );
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => sorted[index].thing.id,
    overscan: 8,
  });
  const place = sorted.findIndex(({ thing }) => thing.id === open);
  useEffect(() => {
    if (open !== null && place !== -1) virtualizer.scrollToIndex(place, { align: "auto" });
    // Only when another one is opened: who scrolls on is not brought back.
  }, [open]);
  return (
    <div ref={box} className="graph-list">
      {/* biome-ignore lint/a11y/useSemanticElements: only the rows in the window are there */}
      <div
        role="list"
        aria-label={t("Things")}
        style={{ height: virtualizer.getTotalSize(), position: "relative" }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => (
          // biome-ignore lint/a11y/useSemanticElements: as the list
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            role="listitem"
            aria-setsize={sorted.length}
            aria-posinset={index + 1}
            className="graph-item"
            style={{ transform: `translateY(${start}px)` }}
          >
            <GraphItem
              node={sorted[index]}
              looks={looks}
              isOpen={sorted[index].thing.id === open}
            />
          </div>
        ))}
      </div>
    </div>
  );
});
