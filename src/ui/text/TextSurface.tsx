import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Doc } from "../../core/document.ts";
import { AcrossLayer } from "../arcs/AcrossLayer.tsx";
import {
  createSurfaceLayout,
  type SurfaceLayout,
  SurfaceLayoutContext,
} from "../arcs/surfaceLayout.ts";
import { sentenceOf } from "../commands/command.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { looksOf } from "../looks.ts";
import { useApp, useView } from "../useApp.ts";
import { relationsAcross } from "./layout/sentenceViews.ts";
import { hintTargets } from "./places/hints.ts";
import { useCaretHighlight } from "./places/useCaretHighlight.ts";
import { useLinkDrag } from "./pointer/useLinkDrag.ts";
import { clickSurface, useSelectedWords } from "./pointer/useSurfacePointer.ts";
import { SentenceRow } from "./SentenceRow.tsx";
import { useSentenceViews } from "./useSentenceViews.ts";

/** The text with its spans and arcs. */
export function TextSurface({ doc }: { doc: Doc }) {
  const scroller = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const layout = useSurfaceLayout(scroller, page);
  const looks = looksOf(useApp((s) => s.project.schema));
  const selection = useApp((s) => s.selection);
  const linking = useApp((s) => s.linking);
  const choosing = useView((s) => s.choosing !== null);
  const views = useSentenceViews(
    doc,
    useView((s) => s.showRejected),
  );
  const across = useMemo(() => relationsAcross(doc, views), [doc, views]);
  const head = linking && !choosing ? linking.head : null;
  const hints = useMemo(() => (head === null ? null : hintTargets(doc, head)), [doc, head]);
  const context = useCommandContext();
  useSelectedWords(context);
  useLinkDrag(context);
  useCaretHighlight(
    doc,
    useView((s) => s.caret),
  );

  // What had the focus may be gone, after a deletion for one: the keys stay in the text.
  useEffect(() => {
    if (selection.kind !== "none" && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true });
  }, [selection]);

  const current = sentenceOf(doc, selection)?.id;
  const selected =
    selection.kind === "entity" || selection.kind === "relation" ? selection.id : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys have their own command table
    <section
      ref={scroller}
      className="surface"
      aria-label="Text"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is where the keys work
      tabIndex={0}
      data-surface={doc.id}
      data-linking={linking !== null}
      onClick={(event) => clickSurface(context, event)}
    >
      <div ref={page} className="page">
        <SurfaceLayoutContext value={layout}>
          {views.map((view) => {
            const { id } = view.sentence;
            const isHinted = hints !== null && view.entities.some((e) => hints.has(e.id));
            return (
              <SentenceRow
                key={id}
                view={view}
                looks={looks}
                current={id === current}
                selected={id === current ? selected : null}
                hints={isHinted ? hints : null}
              />
            );
          })}
          {across.length > 0 && (
            <AcrossLayer
              page={page}
              doc={doc}
              relations={across}
              looks={looks}
              selected={selected}
            />
          )}
        </SurfaceLayoutContext>
        {views.length === 0 && <p className="empty">There are no words in this text.</p>}
      </div>
    </section>
  );
}

function useSurfaceLayout(
  scroller: React.RefObject<HTMLElement | null>,
  page: React.RefObject<HTMLElement | null>,
): SurfaceLayout | null {
  const [layout, setLayout] = useState<SurfaceLayout | null>(null);
  useLayoutEffect(() => {
    if (!scroller.current || !page.current) return;
    const made = createSurfaceLayout(scroller.current, page.current);
    setLayout(made);
    return () => made.stop();
  }, [scroller, page]);
  return layout;
}
