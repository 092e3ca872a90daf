import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { t } from "../../language/words.ts";
import { useLooks } from "../app/useLooks.ts";
import { keyName } from "../commands/keys.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { focusFind } from "../places/focus.ts";
import { ResultRow } from "./ResultRow.tsx";
import { countText, hitKey, indexAfter, type Results } from "./results.ts";
import { useActiveHit } from "./useActiveHit.ts";
import { decideInList, showHit } from "./walk.ts";

interface Props {
  readonly results: Results;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** The results. The list keeps the focus, so that the arrow keys go through the text by it. */
export function ResultList({ results, list }: Props) {
  const { hits, project, query } = results;
  const looks = useLooks();
  const context = useCommandContext();
  const id = useId();
  const pressed = useRef(false);
  const keys = useMemo(() => hits.map(hitKey), [hits]);
  const { index, setActive } = useActiveHit(keys, query);
  const virtualizer = useVirtualizer({
    count: hits.length,
    getScrollElement: () => list.current,
    estimateSize: () => 64,
    overscan: 6,
    // The same function as long as it says the same: with another one all rows are placed anew.
    getItemKey: useCallback((i: number) => keys[i], [keys]),
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
      aria-label={t("Results")}
      tabIndex={hits.length > 0 ? 0 : -1}
      aria-activedescendant={hits[index] && `${id}-${index}`}
      data-commands
      onKeyDown={press}
      onPointerDown={() => {
        pressed.current = true;
      }}
      onPointerUp={() => {
        pressed.current = false;
      }}
      onBlur={() => {
        pressed.current = false;
      }}
      onFocus={({ relatedTarget: from }) => {
        // Not when a menu or the window gives the focus back: what was made there stays selected.
        if (from && !pressed.current) go(Math.max(index, 0));
      }}
    >
      <div style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index: i, start }) => (
          <ResultRow
            key={key}
            ref={virtualizer.measureElement}
            id={`${id}-${i}`}
            hit={hits[i]}
            doc={project.docs[hits[i].doc]}
            looks={looks}
            everywhere={query.doc === null}
            place={{ index: i, count: hits.length, start }}
            active={i === index}
            onChoose={() => {
              go(i);
              context.setView({ center: "text", pane: "text" });
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** How long the number has to stay the same before it is read out. */
const REST = 600;

/** The number of results, or what to do to get some; read out when it has come to rest. */
export function ResultCount({ results }: { results: Results }) {
  const text = countText(results);
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <p className="find-count" aria-hidden="true">
        {text || t("Type what to look for, or choose Spans or Relations to list them.")}
      </p>
      <p className="unseen" role="status">
        {rested}
      </p>
    </>
  );
}
