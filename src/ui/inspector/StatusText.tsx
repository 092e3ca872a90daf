import type { Entity, Relation, Status } from "../../core/document/document.ts";
import { isByName } from "../../core/types/byName.ts";
import { t } from "../../language/words.ts";
import { BY_NAME_HINT } from "../look/ByName.tsx";
import type { TypeLook } from "../look/looks.ts";
import { BY_NAME, percent } from "../look/names.ts";
import { Trans } from "../look/Trans.tsx";

const WORDS: Record<Status, string> = {
  get suggested() {
    return t("Suggested");
  },
  get confirmed() {
    return t("Confirmed");
  },
  get rejected() {
    return t("Rejected");
  },
};

/** Where an annotation without a score comes from. */
const HOW_MADE: Record<Status, string> = {
  get suggested() {
    return t("asked for by you");
  },
  get confirmed() {
    return t("made by hand");
  },
  get rejected() {
    return t("made by hand");
  },
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
          {score === null
            ? HOW_MADE[status]
            : t("model’s score {score}", { score: percent(score) })}
        </span>
      </p>
      {isByName(type, annotation) && (
        <p className="quiet by-name-note" title={BY_NAME_HINT()}>
          <Trans
            id="<0>{byName}</0> no example yet: confirm some, and train"
            values={{ byName: BY_NAME() }}
            components={{ 0: <span className="by-name" /> }}
          />
        </p>
      )}
    </>
  );
}
