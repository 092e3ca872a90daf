import type { VirtualItem } from "@tanstack/react-virtual";
import { useEffect } from "react";
import type { Doc } from "../../../core/document/document.ts";
import { useApp } from "../../app/useApp.ts";
import { textBlocks } from "../../rows/textBlocks.ts";

/** Who scrolls past does not look: so many milliseconds something stays in the window before. */
const DELAY = 100;

/** Tells the store which sentences are in the window: they are predicted next. */
export function useLookAt(
  doc: Doc,
  items: readonly VirtualItem[],
  isNear: (block: number) => boolean,
) {
  const lookAt = useApp((s) => s.lookAt);
  const near = items.flatMap(({ index }) => (isNear(index) ? [index] : [])).join(" ");
  useEffect(() => {
    const blocks = textBlocks(doc);
    const timer = setTimeout(() => {
      const shown = near.split(" ").flatMap((index) => {
        const block = index === "" ? undefined : blocks[Number(index)];
        return block ? doc.sentences.slice(block.first, block.last) : [];
      });
      lookAt(shown.map(({ id }) => id));
    }, DELAY);
    return () => clearTimeout(timer);
  }, [doc, near, lookAt]);
}
