import { useMemo, useRef } from "react";
import type { Doc } from "../../core/document.ts";
import { type SentenceView, sentenceViews } from "./layout/sentenceViews.ts";

/** The rows of a document; rows in which nothing changed stay the same objects. */
export function useSentenceViews(doc: Doc, showRejected: boolean): readonly SentenceView[] {
  const before = useRef<readonly SentenceView[]>([]);
  return useMemo(() => {
    before.current = sentenceViews(doc, showRejected, before.current);
    return before.current;
  }, [doc, showRejected]);
}
