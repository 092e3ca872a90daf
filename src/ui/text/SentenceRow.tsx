import { memo, type PointerEvent, useMemo, useRef, useState } from "react";
import { ArcLayer } from "../arcs/ArcLayer.tsx";
import type { Looks } from "../looks.ts";
import { flatRuns } from "./layout/flatRuns.ts";
import type { SentenceView } from "./layout/sentenceViews.ts";
import { RunMark } from "./RunMark.tsx";
import { SentenceGutter } from "./SentenceGutter.tsx";

interface Props {
  readonly view: SentenceView;
  readonly looks: Looks;
  /** The entity or relation that is selected, if it is in this row. */
  readonly selected: string | null;
  /** Whether the sentence or something in it is selected. */
  readonly current: boolean;
  readonly hints: ReadonlyMap<string, string> | null;
}

/** One sentence: its state, its text with highlights, its arcs. */
export const SentenceRow = memo(function SentenceRow(props: Props) {
  const { view, looks, selected, current, hints } = props;
  const { sentence, entities, relations, number, confirmed } = view;
  const row = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const runs = useMemo(
    () => flatRuns(sentence.start, sentence.end, entities),
    [sentence, entities],
  );
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    view.text.slice(start - sentence.start, end - sentence.start);
  const focus = hovered ?? selected;
  const arc = relations.find(({ id }) => id === focus);
  const lit = arc ? [arc.head, arc.tail] : focus ? [focus] : [];
  const hover = (event: PointerEvent) => setHovered(idUnder(event.target as Element));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={row}
      className="row"
      role="group"
      aria-label={`Sentence ${number}${confirmed ? ", confirmed" : ""}`}
      data-sentence={sentence.id}
      data-confirmed={confirmed}
      data-current={current}
      data-paragraph={view.newParagraph}
      onPointerOver={hover}
      onPointerLeave={() => setHovered(null)}
    >
      <SentenceGutter
        id={sentence.id}
        number={number}
        confirmed={confirmed}
        current={current}
        open={[...entities, ...relations].filter(({ status }) => status === "suggested").length}
      />
      <div className="sentence" dir="auto" data-start={sentence.start}>
        {runs.map((run) =>
          run.covering.length === 0 ? (
            textOf(run)
          ) : (
            <RunMark
              key={`${run.start} ${run.starting.length}`}
              run={run}
              textOf={textOf}
              looks={looks}
              selected={selected}
              lit={lit}
              hints={hints}
            />
          ),
        )}
      </div>
      <ArcLayer row={row} view={view} looks={looks} selected={selected} focus={focus} />
    </div>
  );
});

/** The arc or the innermost entity that an element belongs to. */
function idUnder(element: Element): string | null {
  const arc = element.closest<SVGElement>("[data-arc]");
  const tag = element.closest<HTMLElement>("[data-tag]");
  const run = element.closest<HTMLElement>("[data-run]");
  return arc?.dataset.arc ?? tag?.dataset.tag ?? run?.dataset.run?.split(" ")[0] ?? null;
}
