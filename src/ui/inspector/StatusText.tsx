import type { Status } from "../../core/document/document.ts";
import { percent } from "../look/names.ts";

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
  readonly status: Status;
  readonly score: number | null;
}

/** The status of an annotation, and how sure the model was. */
export function StatusText({ status, score }: Props) {
  return (
    <p className="status-words" data-status={status}>
      <i aria-hidden="true" />
      {WORDS[status]}
      <span className="quiet">
        {score === null ? HOW_MADE[status] : `model’s score ${percent(score)}`}
      </span>
    </p>
  );
}
