import type { Entity, Relation, Status } from "../../core/document/document.ts";
import { isByName } from "../../core/types/byName.ts";
import { BY_NAME_HINT } from "../look/ByName.tsx";
import type { TypeLook } from "../look/looks.ts";
import { BY_NAME, percent } from "../look/names.ts";

const WORDS: Record<Status, string> = {
  suggested: "Suggested",
  confirmed: "Confirmed",
  rejected: "Rejected",
};

/** Where an annotation without a score comes from. */
const HOW_MADE: Record<Status, string> = {
  suggested: "asked for by you",
  confirmed: "made by hand",
  rejected: "made by hand",
};

interface Props {
  readonly annotation: Entity | Relation;
  readonly type: TypeLook;
}

/** The status of an annotation, how sure the model was, and whether it knew only a name. */
export function StatusText({ annotation, type }: Props) {
  const { status, score } = annotation;
  return (
    <>
      <p className="status-words" data-status={status}>
        <i aria-hidden="true" />
        {WORDS[status]}
        <span className="quiet">
          {score === null ? HOW_MADE[status] : `model’s score ${percent(score)}`}
        </span>
      </p>
      {isByName(type, annotation) && (
        <p className="quiet by-name-note" title={BY_NAME_HINT}>
          <span className="by-name">{BY_NAME}</span> no example yet: confirm some, and train
        </p>
      )}
    </>
  );
}
