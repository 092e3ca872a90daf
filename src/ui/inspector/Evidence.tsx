import { useDeferredValue, useId, useMemo } from "react";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { useApp, useView } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { percent } from "../look/names.ts";
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
        Why? <span aria-hidden="true">{shown ? "▴" : "▾"}</span>
      </CommandButton>
      <section id={id} aria-label="Evidence" hidden={!shown}>
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
        <p className="quiet">The model gave it {percent(annotation.score)} when it suggested it.</p>
      )}
      {precedents.map((precedent) => (
        <Precedents key={precedent.title} looks={looks} {...precedent} />
      ))}
    </>
  );
}
