import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { useDraft } from "../app/useDraft.ts";
import { Check } from "../controls/Check.tsx";
import { draftLine } from "../look/draftLine.ts";
import { Trans } from "../look/Trans.tsx";

/** Below the text, so that it does not move, while a draft of it is there: what that is. */
export function DraftBar({ doc }: { doc: Doc }) {
  const view = useViewStore();
  const showDraft = useView((s) => s.showDraft);
  const draft = useDraft(doc);
  if (!draft) return null;
  return (
    <section className="draft-bar" aria-label={t("Draft of the model in training")}>
      <p>
        <Trans
          id="<0>{draftLine}.</0> Not stored: the sentence that you work in shows what is."
          values={{ draftLine: draftLine(draft.seconds, draft.counts) }}
          components={{ 0: <b /> }}
        />
      </p>
      <Check isSelected={showDraft} onChange={(isOn) => view.setState({ showDraft: isOn })}>
        {t("Show in the text")}
      </Check>
    </section>
  );
}
