import { Fragment, memo, useMemo } from "react";
import { unseenIn, visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { Looks } from "../look/looks.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { flatRuns } from "../rows/flatRuns.ts";
import { openIn, type SentenceView } from "../rows/sentenceView.ts";
import { RunMark } from "./RunMark.tsx";
import { SentenceGutter } from "./SentenceGutter.tsx";
import { withSigns } from "./UnseenSign.tsx";

interface Props {
  readonly view: SentenceView;
  readonly looks: Looks;
  /** The entity that is selected, if it is in this row. */
  readonly selected: string | null;
  /** Whether the sentence or something in it is selected. */
  readonly current: boolean;
  readonly hints: ReadonlyMap<string, string> | null;
}

/** One sentence: its state, and its text with highlights. */
export const SentenceRow = memo(function SentenceRow(props: Props) {
  useLanguage();
  const { view, looks, selected, current, hints } = props;
  const { sentence, entities, number, confirmed, draft } = view;
  const runs = useMemo(
    () => flatRuns(sentence.start, sentence.end, entities),
    [sentence, entities],
  );
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
    visibleWords(view.text, { start: start - sentence.start, end: end - sentence.start });
  const unseen = useMemo(() => unseenIn(view.text, "text"), [view.text]);
  const drawn = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const own = { start: start - sentence.start, end: end - sentence.start };
    return withSigns(view.text, unseen, own);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      className="row"
      role="group"
      aria-label={t(
        "Sentence {number, number}{confirmed, select, true {, confirmed} other {}}{draft, select, true {, draft} other {}}",
        { number, confirmed, draft: Boolean(draft) },
      )}
      data-sentence={sentence.id}
      data-confirmed={confirmed}
      data-current={current}
      data-draft={draft !== null}
    >
      <SentenceGutter
        id={sentence.id}
        number={number}
        confirmed={confirmed}
        current={current}
        draft={draft !== null}
        open={openIn(view)}
      />
      <div className="sentence" dir="auto" data-start={sentence.start}>
        {runs.map((run) =>
          run.covering.length === 0 ? (
            // By its place, as the marks: else a new span would change every text behind it.
            <Fragment key={run.start}>{drawn(run)}</Fragment>
          ) : (
            <RunMark
              key={`${run.start} ${run.starting.length}`}
              run={run}
              drawn={drawn(run)}
              textOf={textOf}
              looks={looks}
              selected={selected}
              hints={hints}
              draft={draft}
            />
          ),
        )}
      </div>
    </div>
  );
});
