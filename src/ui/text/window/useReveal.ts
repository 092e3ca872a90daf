import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { sentenceAt, sentenceById } from "../../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../../core/document/document.ts";
import type { Selection } from "../../../core/document/selection.ts";
import type { ViewState } from "../../app/viewState.ts";
import { focusSentence } from "../../places/caret.ts";
import { sentenceText } from "../../places/dom.ts";
import { isTextSelected } from "../../places/textSelection.ts";
import { blockOf, textBlocks } from "../../rows/textBlocks.ts";
import type { TextVirtualizer } from "./useTextWindow.ts";

interface Wanted {
  readonly selection: Selection;
  readonly caret: ViewState["caret"];
  readonly reveal: ViewState["reveal"];
}

/** Scrolls to what was selected, to the caret, and to a place that something asks to be shown. */
export function useReveal(
  doc: Doc,
  virtualizer: TextVirtualizer,
  scroller: RefObject<HTMLElement | null>,
  { selection, caret, reveal }: Wanted,
): void {
  const latest = useRef(doc);
  latest.current = doc;
  const show = useRef((_: Sentence | undefined) => {});
  show.current = (sentence) => {
    if (sentence && scroller.current && !isInView(sentence, scroller.current))
      scrollTo(latest.current, virtualizer, sentence);
  };
  useLayoutEffect(() => {
    // An arc is in view when one of its ends is.
    const sentences = sentencesOf(latest.current, selection);
    const seen = sentences.some((s) => scroller.current && isInView(s, scroller.current));
    if (!seen) show.current(sentences[0]);
  }, [selection, scroller]);
  useLayoutEffect(() => {
    // What the pointer selected is where the user looks.
    if (caret && !isTextSelected())
      show.current(sentenceById(latest.current, focusSentence(caret)));
  }, [caret]);
  useEffect(() => {
    if (reveal?.doc === latest.current.id)
      show.current(sentenceAt(latest.current, reveal.offset) ?? latest.current.sentences[0]);
  }, [reveal]);
}

function scrollTo(doc: Doc, virtualizer: TextVirtualizer, sentence: Sentence): void {
  const index = doc.sentences.indexOf(sentence);
  virtualizer.scrollToIndex(blockOf(textBlocks(doc), index), { align: "center" });
  // Blocks that were never drawn have guessed heights: the row itself says where it is.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => sentenceText(sentence.id)?.scrollIntoView({ block: "nearest" })),
  );
}

function isInView(sentence: Sentence, scroller: HTMLElement): boolean {
  const row = sentenceText(sentence.id)?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return row !== undefined && row.bottom > view.top && row.top < view.bottom;
}

/** The sentences of what is selected; of a relation, its head's and its tail's. */
function sentencesOf(doc: Doc, selection: Selection): Sentence[] {
  if (selection.kind === "none") return [];
  if (selection.kind === "sentence") return [sentenceById(doc, selection.id)].filter(isThere);
  const { head, tail } = doc.relations[selection.id] ?? {};
  const ids = selection.kind === "entity" ? [selection.id] : [head, tail];
  const starts = ids.map((id) => (id === undefined ? undefined : doc.entities[id]?.start));
  return starts
    .filter(isThere)
    .map((start) => sentenceAt(doc, start))
    .filter(isThere);
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined;
