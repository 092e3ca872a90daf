import { useMemo } from "react";
import { agreementOf } from "../../core/agreement/agreement.ts";
import { isUnlike } from "../../core/agreement/alignedDoc.ts";
import type { ComparedDoc } from "../../core/agreement/comparedDoc.ts";
import { countAgreement } from "../../core/agreement/countAgreement.ts";
import { withTypes } from "../../core/types/schema.ts";
import { t } from "../../language/words.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import { useApp, useViewStore } from "../app/useApp.ts";
import { looksOf } from "../look/looks.ts";
import { DocTable } from "./DocTable.tsx";
import { KindTable } from "./KindTable.tsx";
import { MeasureTable } from "./MeasureTable.tsx";
import type { ComparedRow } from "./useCompared.ts";

interface Props {
  readonly open: OpenAgreement;
  readonly rows: readonly ComparedRow[];
  readonly isConfirmed: boolean;
}

/** How far both sides agreed when the comparison began: decisions since do not count. */
export function Figures({ open, rows, isConfirmed }: Props) {
  const view = useViewStore();
  const schema = useApp((s) => s.project.schema);
  const looks = useMemo(() => looksOf(withTypes(schema, open.types)), [schema, open.types]);
  const compared = useMemo(
    () => rows.flatMap(({ before }) => (isUnlike(before) ? [] : [before])),
    [rows],
  );
  const agreement = useMemo(() => agreementOf(compared.map(countAgreement)), [compared]);
  const sum = (of: (one: ComparedDoc) => number) =>
    compared.reduce((total, one) => total + of(one), 0);
  const changed = sum(({ leftOut }) => leftOut.left + leftOut.right);
  const unsaid = sum((one) => one.unsaid);
  const { sentences, spans, relations } = agreement;
  const isNothing = spans.left + spans.right === 0;
  const walk = (doc: string) =>
    view.setState((s) => ({
      agreement: { ...s.agreement, shown: "differences", doc, kind: null, at: null },
    }));
  return (
    <div className="agreement-figures">
      <p role="status" className="agreement-sum">
        {t(
          "{sentences, plural, one {# sentence} other {# sentences}}{isConfirmed, select, true { that both have confirmed} other {}} in {compared, plural, one {# document} other {# documents}}. {isDecisions, select, true {As it was when the comparison was opened: what was decided since does not count.} other {}}",
          {
            sentences,
            isConfirmed,
            compared: compared.length,
            isDecisions: open.decisions.length > 0,
          },
        )}
      </p>
      {changed > 0 && (
        <p className="note">
          {t(
            "Some texts differ a little: {changed, plural, one {# annotation} other {# annotations}} where they differ {changed, plural, one {is} other {are}} not compared.",
            { changed },
          )}
        </p>
      )}
      {unsaid > 0 && (
        <p className="note">
          {t(
            "{unsaid, plural, one {# annotation} other {# annotations}} of types that one side did not annotate in the sentence {unsaid, plural, one {is} other {are}} not compared. “All sentences” compares them, too.",
            { unsaid },
          )}
        </p>
      )}
      {compared.length === 0 ? (
        <p className="note">
          {t(
            "No document is on both sides with the same text, or nearly the same: there is nothing to compare.",
          )}
        </p>
      ) : isNothing ? (
        <p className="note">
          {t(
            "Neither side has annotated anything in what is compared.{isConfirmed, select, true { “All sentences” looks at those, too, that nobody has confirmed.} other {}}",
            { isConfirmed },
          )}
        </p>
      ) : (
        <>
          <MeasureTable agreement={agreement} />
          <KindTable title={t("Spans by type")} of={spans} looks={looks.entities} isLine={false} />
          <KindTable title={t("Relations by type")} of={relations} looks={looks.relations} isLine />
        </>
      )}
      <DocTable rows={rows} matched={open.matched} onWalk={walk} />
    </div>
  );
}
