import { useEffect } from "react";
import { sentenceById } from "../../../core/docIndex.ts";
import type { Doc } from "../../../core/document.ts";
import { type Caret, caretSpan } from "./caret.ts";
import { rangeOf, sentenceText } from "./dom.ts";

/** Highlights the words under the caret, as a CSS highlight or else as the browser's selection. */
export function useCaretHighlight(doc: Doc, caret: Caret | null): void {
  useEffect(() => {
    const sentence = caret && sentenceById(doc, caret.sentence);
    const element = sentence && sentenceText(sentence.id);
    if (!caret || !sentence || !element) return;
    const range = rangeOf(element, caretSpan(sentence, caret));
    element.closest("[data-sentence]")?.scrollIntoView({ block: "nearest" });
    if (!CSS.highlights) {
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
    CSS.highlights.set("caret", new Highlight(range));
    return () => void CSS.highlights.delete("caret");
  }, [doc, caret]);
}
