import { memo } from "react";
import type { Looks } from "../look/looks.ts";
import { useLanguage } from "../look/useLanguage.ts";
import type { SentenceView } from "../rows/sentenceView.ts";
import { SentenceRow } from "./SentenceRow.tsx";

interface Props {
  readonly views: readonly SentenceView[];
  readonly newParagraph: boolean;
  readonly looks: Looks;
  /** Those of the sentences that draw a draft. */
  readonly drafted: Looks;
  /** The sentence that is selected or holds what is. */
  readonly current: string | null;
  /** The entity that is selected. */
  readonly selected: string | null;
  readonly hints: ReadonlyMap<string, string> | null;
}

/** A paragraph, or a part of a long one. */
export const TextBlock = memo(
  function TextBlock(props: Props) {
    useLanguage();
    const { views, newParagraph, looks, drafted, current, selected, hints } = props;
    return (
      <div className="block" data-paragraph={newParagraph}>
        {views.map((view) => {
          const { id } = view.sentence;
          const isHinted = hints !== null && view.entities.some((e) => hints.has(e.id));
          return (
            <SentenceRow
              key={id}
              view={view}
              looks={view.draft ? drafted : looks}
              current={id === current}
              selected={id === current ? selected : null}
              hints={isHinted ? hints : null}
            />
          );
        })}
      </div>
    );
  },
  (a, b) =>
    sameViews(a.views, b.views) &&
    a.looks === b.looks &&
    a.drafted === b.drafted &&
    a.hints === b.hints &&
    a.current === b.current &&
    a.selected === b.selected,
);

const sameViews = (a: readonly SentenceView[], b: readonly SentenceView[]): boolean =>
  a.length === b.length && a.every((view, i) => view === b[i]);
