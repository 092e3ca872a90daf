import type { Status } from "../../core/document.ts";
import { percent } from "../names.ts";

const WORDS: Record<Status, string> = {
  suggested: "Suggested",
  confirmed: "Confirmed",
  rejected: "Rejected",
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
        {score === null ? "made by hand" : `model’s score ${percent(score)}`}
      </span>
    </p>
  );
}
