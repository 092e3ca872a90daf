import { useEffect, useMemo, useRef } from "react";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { spacingOf, useApp, useView } from "../app/useApp.ts";
import { useDraft } from "../app/useDraft.ts";
import { useLooks } from "../app/useLooks.ts";
import { ArcOverlay } from "../arcs/ArcOverlay.tsx";
import { BundleMenu } from "../arcs/BundleMenu.tsx";
import { sentenceOf } from "../commands/command.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { isNowhere } from "../places/focus.ts";
import { hintTargets } from "../places/hints.ts";
import { textBlocks } from "../rows/textBlocks.ts";
import { TouchSelection } from "./pointer/TouchSelection.tsx";
import { useFreshSelection } from "./pointer/useFreshSelection.ts";
import { useHover } from "./pointer/useHover.ts";
import { useLinkDrag } from "./pointer/useLinkDrag.ts";
import { clickSurface, useSelectedWords } from "./pointer/useSurfacePointer.ts";
import { TextBlock } from "./TextBlock.tsx";
import { useCaretHighlight } from "./window/useCaretHighlight.ts";
import { useGlyphHeight } from "./window/useGlyphHeight.ts";
import { useLookAt } from "./window/useLookAt.ts";
import { useReveal } from "./window/useReveal.ts";
import { useTextWindow } from "./window/useTextWindow.ts";
import { useViews } from "./window/useViews.ts";

/** The text with its spans and arcs; only what is in the window is drawn. */
export function TextSurface({ doc }: { doc: Doc }) {
  const scroller = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const looks = useLooks();
  const selection = useApp((s) => s.selection);
  const linking = useApp((s) => s.linking);
  const caret = useView((s) => s.caret);
  const reveal = useView((s) => s.reveal);
  const choosing = useView((s) => s.choosing !== null);
  const showRejected = useView((s) => s.showRejected);
  const showDraft = useView((s) => s.showDraft);
  const isDragging = useView((s) => s.drag !== null);
  const head = linking && !choosing ? linking.head : null;
  const hints = useMemo(() => (head === null ? null : hintTargets(doc, head)), [doc, head]);
  const context = useCommandContext();

  const lines = useApp((s) => spacingOf(s, doc.id));
  const current = sentenceOf(doc, selection);
  const kept = current ? doc.sentences.indexOf(current) : null;
  const { virtualizer, items, isNear } = useTextWindow(doc, scroller, kept, lines);
  useLookAt(doc, items, isNear);
  // Who picks the end of a relation picks among what is there.
  const isDrafted = showDraft && linking === null && !isDragging;
  const found = useDraft(doc, caret?.sentence ?? current?.id ?? null);
  const draft = isDrafted ? found : null;
  const shown = draft?.doc ?? doc;
  const drawn = useViews(shown, items, { showRejected, draft });
  useReveal(doc, virtualizer, scroller, { selection, caret, reveal });
  useSelectedWords(context);
  useLinkDrag(context);
  useFreshSelection(scroller, doc);
  useCaretHighlight(doc, caret, items);
  useGlyphHeight(page, items.length > 0);
  const hover = useHover(context);

  // What had the focus may be gone, after a deletion for one: the keys stay in the text.
  useEffect(() => {
    if (selection.kind !== "none" && isNowhere()) scroller.current?.focus({ preventScroll: true });
  }, [selection]);

  const selected =
    selection.kind === "entity" || selection.kind === "relation" ? selection.id : null;
  const blocks = textBlocks(doc);
  const near = useMemo(
    () => drawn.filter((_, i) => isNear(items[i].index)),
    [drawn, isNear, items],
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys have their own command table
    <section
      ref={scroller}
      className="surface"
      // The text is laid out as its own letters run, whichever way one reads the page.
      dir="ltr"
      aria-label={t("Text")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is where the keys work
      tabIndex={0}
      data-surface={doc.id}
      data-lines={lines}
      data-linking={linking !== null}
      onClick={(event) => clickSurface(context, event)}
      {...hover}
    >
      <div ref={page} className="page">
        <div className="blocks" data-blocks style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item, i) => (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              className="window-item"
              data-index={item.index}
              // Moved by a transform, grips and tags would lie below the arcs.
              style={{ top: item.start }}
            >
              <TextBlock
                views={drawn[i]}
                newParagraph={blocks[item.index].newParagraph}
                looks={looks}
                drafted={draft?.looks ?? looks}
                current={current?.id ?? null}
                selected={selected}
                hints={hints}
              />
            </div>
          ))}
        </div>
        <ArcOverlay
          page={page}
          doc={shown}
          draft={draft}
          drawn={near}
          place={`${lines} ${items.map(({ index, start }) => `${index} ${start}`).join()}`}
          looks={looks}
          selected={selected}
        />
        {doc.sentences.length === 0 && (
          <p className="empty">{t("There are no words in this text.")}</p>
        )}
      </div>
      <BundleMenu doc={doc} />
      <TouchSelection />
    </section>
  );
}
