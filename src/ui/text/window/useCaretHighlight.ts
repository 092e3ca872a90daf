import { useEffect } from "react";
import type { Doc } from "../../../core/document/document.ts";
import { type Caret, caretSpan, focusSentence, focusSpan } from "../../places/caret.ts";
import { rangeOf, sentenceText } from "../../places/dom.ts";
import { isTextSelected } from "../../places/textSelection.ts";

/** The ranges of the words under the caret, of each sentence that is drawn. */
function caretRanges(doc: Doc, caret: Caret | null): Range[] {
  const span = caret && caretSpan(doc, caret);
  if (!span) return [];
  const texts = [...document.querySelectorAll<HTMLElement>("[data-surface] [data-start]")];
  return texts
    .filter((text) => {
      const start = Number(text.dataset.start);
      return start < span.end && start + (text.textContent?.length ?? 0) > span.start;
    })
    .map((text) => rangeOf(text, span));
}

/** The range of the word at which the caret grows, if it is drawn. */
function focusRange(doc: Doc, caret: Caret | null): Range | null {
  const span = caret && focusSpan(doc, caret);
  const text = caret && sentenceText(focusSentence(caret));
  return span && text ? rangeOf(text, span) : null;
}

/**
 * Highlights the words under the caret, as a CSS highlight or else as the browser's selection.
 *
 * @param drawn changes whenever other rows are drawn
 */
export function useCaretHighlight(doc: Doc, caret: Caret | null, drawn: unknown): void {
  useEffect(() => {
    const ranges = caretRanges(doc, caret);
    const [first] = ranges;
    if (!first) return;
    if (!CSS.highlights) {
      const last = ranges[ranges.length - 1];
      getSelection()?.setBaseAndExtent(
        first.startContainer,
        first.startOffset,
        last.endContainer,
        last.endOffset,
      );
      return;
    }
    CSS.highlights.set("caret", new Highlight(...ranges));
    return () => void CSS.highlights.delete("caret");
  }, [doc, caret, drawn]);

  useEffect(() => {
    const range = isTextSelected() ? null : focusRange(doc, caret);
    const scroller = document.querySelector<HTMLElement>("[data-surface]");
    if (!range || !scroller) return;
    const [word, view] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (word.top < view.top) scroller.scrollBy({ top: word.top - view.top - word.height * 2 });
    if (word.bottom > view.bottom)
      scroller.scrollBy({ top: word.bottom - view.bottom + word.height * 2 });
  }, [doc, caret]);
}
