import type { Doc } from "../../core/document/document.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { useDraft } from "../app/useDraft.ts";
import { Check } from "../controls/Check.tsx";
import { draftLine } from "../look/draftLine.ts";

/** Below the text, so that it does not move, while a draft of it is there: what that is. */
export function DraftBar({ doc }: { doc: Doc }) {
  const view = useViewStore();
  const showDraft = useView((s) => s.showDraft);
  const draft = useDraft(doc);
  if (!draft) return null;
  return (
    <section className="draft-bar" aria-label="Draft of the model in training">
      <p>
        <b>{draftLine(draft.seconds, draft.counts)}.</b> Not stored: the sentence that you work in
        shows what is.
      </p>
      <Check isSelected={showDraft} onChange={(isOn) => view.setState({ showDraft: isOn })}>
        Show in the text
      </Check>
    </section>
  );
}
