import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { keyName } from "../commands/keys.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { looksOf } from "../looks.ts";
import { useApp } from "../useApp.ts";
import { focusFind } from "./focusFind.ts";
import { ResultRow } from "./ResultRow.tsx";
import { hitKey, indexAfter, type Results, selectionKey } from "./results.ts";
import { decideInList, showHit } from "./walk.ts";

interface Props {
  readonly results: Results;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** The results. The list keeps the focus, so that the arrow keys go through the text by it. */
export function ResultList({ results, list }: Props) {
  const { hits, project, query } = results;
  const looks = looksOf(project.schema);
  const context = useCommandContext();
  const pressed = useRef(false);
  const { index, setActive } = useActive(results);
  const virtualizer = useVirtualizer({
    count: hits.length,
    getScrollElement: () => list.current,
    estimateSize: () => 64,
    overscan: 6,
    getItemKey: (i) => hitKey(hits[i]),
    // The active row is drawn wherever the list is scrolled to: screen readers follow its id.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (index < 0 || drawn.includes(index)) return drawn;
      return [...drawn, index].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
  }, [index, virtualizer]);

  const go = (to: number) => {
    if (!hits[to]) return;
    setActive(to);
    showHit(context, hits[to]);
  };
  const press = (event: KeyboardEvent) => {
    const key = keyName(event);
    const isLinking = context.app().linking !== null;
    if (key === "Escape" && !isLinking) focusFind();
    else {
      const to =
        indexAfter(key, index, hits.length) ?? decideInList({ ...context, key }, hits, index);
      if (to === null && key !== "Space") return;
      go(to ?? index);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className="hits"
      role="listbox"
      aria-label="Results"
      tabIndex={hits.length > 0 ? 0 : -1}
      aria-activedescendant={hits[index] && domId(hitKey(hits[index]))}
      data-commands
      onKeyDown={press}
      onPointerDown={() => {
        pressed.current = true;
      }}
      onPointerUp={() => {
        pressed.current = false;
      }}
      onFocus={() => !pressed.current && go(Math.max(index, 0))}
    >
      <div style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index: i, start }) => (
          <ResultRow
            key={key}
            ref={virtualizer.measureElement}
            id={domId(hitKey(hits[i]))}
            hit={hits[i]}
            doc={project.docs[hits[i].doc]}
            looks={looks}
            everywhere={query.doc === null}
            place={{ index: i, count: hits.length, start }}
            active={i === index}
            onChoose={() => {
              go(i);
              context.setView({ pane: "text" });
            }}
          />
        ))}
      </div>
    </div>
  );
}

const domId = (key: string): string => `hit-${key}`;

/** Which hit is active: the one that is selected in the text, else the last one gone to. */
function useActive({ hits }: Results) {
  const selected = useApp((s) => selectionKey(s.activeDoc, s.selection));
  const [last, setLast] = useState<{ key: string; index: number } | null>(null);
  const places = useMemo(() => new Map(hits.map((hit, i) => [hitKey(hit), i])), [hits]);
  const known = places.get(selected ?? "") ?? (last ? places.get(last.key) : undefined);
  const index = known ?? (last ? Math.min(last.index, hits.length - 1) : -1);
  return {
    index,
    setActive: (to: number) => setLast({ key: hitKey(hits[to]), index: to }),
  };
}
