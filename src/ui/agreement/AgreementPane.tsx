import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { ComparedPart } from "../../core/agreement/comparedDoc.ts";
import { firstPart } from "../../core/agreement/firstPart.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import type { AgreementForm } from "../app/agreementForm.ts";
import { INITIAL_AGREEMENT } from "../app/agreementForm.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { Progress } from "../controls/Progress.tsx";
import { Segments } from "../controls/Segments.tsx";
import { Figures } from "./Figures.tsx";
import { useCompared } from "./useCompared.ts";
import { Walk } from "./Walk.tsx";

const SHOWN = [
  {
    id: "figures",
    get name() {
      return t("Agreement");
    },
  },
  {
    id: "differences",
    get name() {
      return t("Differences");
    },
  },
] as const;
const SENTENCES = [
  {
    id: "both confirmed",
    get name() {
      return t("Both confirmed");
    },
  },
  {
    id: "all",
    get name() {
      return t("All sentences");
    },
  },
] as const;
const ANNOTATIONS = [
  {
    id: "confirmed",
    get name() {
      return t("Confirmed");
    },
  },
  {
    id: "confirmed and suggested",
    get name() {
      return t("With suggestions");
    },
  },
] as const;

/** Two sides of the same texts: how far they agree, and their differences, to be decided. */
export function AgreementPane() {
  const agreement = useApp((s) => s.agreement);
  return agreement.kind === "open" ? <Open open={agreement} /> : null;
}

function Open({ open }: { open: OpenAgreement }) {
  const form = useView((s) => s.agreement);
  const view = useViewStore();
  const closeAgreement = useApp((s) => s.closeAgreement);
  const first = useMemo(() => firstPart(open.matched.pairs), [open.matched]);
  const part = form.part ?? first;
  const { rows, done, all } = useCompared(open, part);
  const change = (next: Partial<AgreementForm>) =>
    view.setState((s) => ({ agreement: { ...s.agreement, ...next } }));
  const choose = (next: Partial<ComparedPart>) => change({ part: { ...part, ...next }, at: null });
  const close = () => {
    closeAgreement();
    view.setState({ center: "text", agreement: INITIAL_AGREEMENT });
  };
  return (
    <section className="agreement" aria-label={t("Agreement")}>
      <header className="agreement-head">
        <p>
          <strong>{t("Left")}</strong> <bdi>{visibly(open.names.left)}</bdi> ·{" "}
          <strong>{t("Right")}</strong> <bdi>{visibly(open.names.right)}</bdi>
        </p>
        <Button className="button small" onPress={close}>
          {t("Close the comparison")}
        </Button>
      </header>
      <div className="agreement-choices">
        <Segments
          label={t("Show")}
          value={form.shown}
          options={SHOWN}
          onChange={(shown) => change({ shown })}
        />
      </div>
      <details>
        <summary>{partText(part)}</summary>
        <div className="agreement-choices">
          <Segments
            label={t("Sentences")}
            value={part.sentences}
            options={SENTENCES}
            onChange={(sentences) => choose({ sentences })}
          />
          <Segments
            label={t("Annotations")}
            value={part.annotations}
            options={ANNOTATIONS}
            onChange={(annotations) => choose({ annotations })}
          />
        </div>
      </details>
      {rows.length < all ? (
        <Progress
          label={t("Comparing")}
          value={done}
          total={all}
          text={t("{done, number} of {all, number} documents", { done, all })}
        />
      ) : form.shown === "figures" ? (
        <Figures open={open} rows={rows} isConfirmed={part.sentences !== "all"} />
      ) : (
        <Walk open={open} part={part} rows={rows} />
      )}
    </section>
  );
}

/** What is compared, in a line. */
const partText = ({ annotations, sentences }: ComparedPart): string => {
  const what =
    annotations === "confirmed" ? t("Confirmed annotations") : t("Annotations and suggestions");
  return t(
    "{what}, in {isSentences, select, true {all sentences} other {sentences that both have confirmed}}",
    { what, isSentences: sentences === "all" },
  );
};
