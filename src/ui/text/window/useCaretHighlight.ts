import { useEffect } from "react";
import { sentenceById } from "../../../core/document/docIndex.ts";
import type { Doc } from "../../../core/document/document.ts";
import { type Caret, caretSpan } from "../../places/caret.ts";
import { rangeOf, sentenceText } from "../../places/dom.ts";

/** The range of the words under the caret, if they are drawn. */
function caretRange(doc: Doc, caret: Caret | null): Range | null {
  const sentence = caret && sentenceById(doc, caret.sentence);
  const element = sentence && sentenceText(sentence.id);
  return caret && sentence && element ? rangeOf(element, caretSpan(sentence, caret)) : null;
}

/**
 * Highlights the words under the caret, as a CSS highlight or else as the browser's selection.
 *
 * @param drawn changes whenever other rows are drawn
 */
export function useCaretHighlight(doc: Doc, caret: Caret | null, drawn: unknown): void {
  useEffect(() => {
    const range = caretRange(doc, caret);
    if (!range) return;
    if (!CSS.highlights) {
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
    CSS.highlights.set("caret", new Highlight(range));
    return () => void CSS.highlights.delete("caret");
  }, [doc, caret, drawn]);

  useEffect(() => {
    const range = caretRange(doc, caret);
    const scroller = document.querySelector<HTMLElement>("[data-surface]");
    if (!range || !scroller) return;
    const [word, view] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (word.top < view.top) scroller.scrollBy({ top: word.top - view.top - word.height * 2 });
    if (word.bottom > view.bottom)
      scroller.scrollBy({ top: word.bottom - view.bottom + word.height * 2 });
  }, [doc, caret]);
}
