import type { VirtualItem } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import type { Doc } from "../../../core/document/document.ts";
import { type Drawing, type SentenceView, sentenceView } from "../../rows/sentenceView.ts";
import { textBlocks } from "../../rows/textBlocks.ts";

/** The rows of each block that is drawn; rows in which nothing changed stay the same objects. */
export function useViews(
  doc: Doc,
  items: readonly VirtualItem[],
  { showRejected, draft = null }: Drawing,
): readonly (readonly SentenceView[])[] {
  const before = useRef<ReadonlyMap<number, SentenceView>>(new Map());
  const shown = items.map(({ index }) => index).join(" ");
  return useMemo(() => {
    const made = new Map<number, SentenceView>();
    const blocks = textBlocks(doc);
    const drawn = shown.split(" ").flatMap((index) => {
      const block = index === "" ? undefined : blocks[Number(index)];
      if (!block) return [];
      const views: SentenceView[] = [];
      for (let i = block.first; i < block.last; i++) {
        const view = sentenceView(doc, i, { showRejected, draft }, before.current.get(i));
        made.set(i, view);
        views.push(view);
      }
      return [views];
    });
    before.current = made;
    return drawn;
  }, [doc, shown, showRejected, draft]);
}
