import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { LikelyError } from "../../core/review/likelyErrors.ts";
import { visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { whatIsWrong } from "./errorWords.ts";

interface Props {
  readonly errors: readonly LikelyError[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

const ROW = 44;

/** All likely errors that are left; one that is pressed is shown above. */
export function ErrorList({ errors, chosen, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const docs = useApp((s) => s.project.docs);
  const virtualizer = useVirtualizer({
    count: errors.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: only the rows in the window are there
    <div ref={list} className="error-list" role="list" aria-label={t("What is left")}>
      <div style={{ height: virtualizer.getTotalSize(), position: "relative" }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const { key, doc, span, doubt } = errors[index];
          const words = docs[doc] ? visibleWords(docs[doc].text, span) : "";
          return (
            // biome-ignore lint/a11y/useSemanticElements: as the list
            <div
              key={key}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={errors.length}
              className="error-row"
              style={{ transform: `translateY(${start}px)`, height: ROW }}
            >
              <button type="button" aria-current={key === chosen} onClick={() => onChoose(key)}>
                <bdi className="error-words">{words}</bdi>{" "}
                <span className="quiet">{whatIsWrong(doubt)}</span>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
