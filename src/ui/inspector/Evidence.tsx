import { useDeferredValue, useId, useMemo } from "react";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useApp, useView } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { percent } from "../look/names.ts";
import { Trans } from "../look/Trans.tsx";
import { Alternatives } from "./Alternatives.tsx";
import { entityEvidence, relationEvidence } from "./evidenceOf.ts";
import { Precedents } from "./Precedents.tsx";

interface Props {
  readonly doc: Doc;
  readonly annotation: Entity | Relation;
}

/** Why it has its type: a button, and what the model and earlier annotations say, when asked for. */
export function Evidence({ doc, annotation }: Props) {
  const shown = useView((s) => s.evidence);
  const id = useId();
  return (
    <div className="evidence">
      <CommandButton
        command="evidence"
        className="button plain evidence-button"
        aria-expanded={shown}
        aria-controls={id}
      >
        <Trans
          id="Why? <0>{shown, select, true {▴} other {▾}}</0>"
          values={{ shown }}
          components={{ 0: <span aria-hidden="true" /> }}
        />
      </CommandButton>
      <section id={id} aria-label={t("Evidence")} hidden={!shown}>
        {shown && <Reasons doc={doc} annotation={annotation} />}
      </section>
    </div>
  );
}

function Reasons({ doc, annotation }: Props) {
  // Counting takes a few milliseconds in a large project: typing and moving on go first.
  const project = useDeferredValue(useApp((s) => s.project));
  const { asked, looks, none, precedents } = useMemo(
    () =>
      "head" in annotation
        ? relationEvidence(project, doc, annotation)
        : entityEvidence(project, doc, annotation),
    [project, doc, annotation],
  );
  return (
    <>
      <Alternatives asked={asked} looks={looks} none={none} current={annotation.type} />
      {annotation.score !== null && annotation.status !== "suggested" && (
        <p className="quiet">
          {t("The model gave it {score} when it suggested it.", {
            score: percent(annotation.score),
          })}
        </p>
      )}
      {precedents.map((precedent) => (
        <Precedents key={precedent.title} looks={looks} {...precedent} />
      ))}
    </>
  );
}
