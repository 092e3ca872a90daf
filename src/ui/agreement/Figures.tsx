import { useMemo } from "react";
import { agreementOf } from "../../core/agreement/agreement.ts";
import { isUnlike } from "../../core/agreement/alignedDoc.ts";
import type { ComparedDoc } from "../../core/agreement/comparedDoc.ts";
import { countAgreement } from "../../core/agreement/countAgreement.ts";
import { withTypes } from "../../core/types/schema.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import { useApp, useViewStore } from "../app/useApp.ts";
import { looksOf } from "../look/looks.ts";
import { counted } from "../look/names.ts";
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
        {counted(sentences, "sentence")}
        {isConfirmed && " that both have confirmed"} in {counted(compared.length, "document")}.{" "}
        {open.decisions.length > 0 &&
          "As it was when the comparison was opened: what was decided since does not count."}
      </p>
      {changed > 0 && (
        <p className="note">
          Some texts differ a little: {counted(changed, "annotation")} where they differ{" "}
          {changed === 1 ? "is" : "are"} not compared.
        </p>
      )}
      {unsaid > 0 && (
        <p className="note">
          {counted(unsaid, "annotation")} of types that one side did not annotate in the sentence{" "}
          {unsaid === 1 ? "is" : "are"} not compared. “All sentences” compares them, too.
        </p>
      )}
      {compared.length === 0 ? (
        <p className="note">
          No document is on both sides with the same text, or nearly the same: there is nothing to
          compare.
        </p>
      ) : isNothing ? (
        <p className="note">
          Neither side has annotated anything in what is compared.
          {isConfirmed && " “All sentences” looks at those, too, that nobody has confirmed."}
        </p>
      ) : (
        <>
          <MeasureTable agreement={agreement} />
          <KindTable title="Spans by type" of={spans} looks={looks.entities} isLine={false} />
          <KindTable title="Relations by type" of={relations} looks={looks.relations} isLine />
        </>
      )}
      <DocTable rows={rows} matched={open.matched} onWalk={walk} />
    </div>
  );
}
