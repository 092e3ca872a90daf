import { ListBoxItem } from "react-aria-components";
import type { Step } from "../../core/document/history.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import type { HistoryPlace } from "./historyPlaces.ts";
import { stepTime } from "./stepTime.ts";

/** A place in the history; what lies ahead was undone. */
export function HistoryItem({ place: { id, step, distance } }: { place: HistoryPlace }) {
  const name = step ? visibly(step.name) : t("Before these steps");
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className="history-place"
      data-undone={distance > 0 || undefined}
    >
      <span className="history-name" dir="auto">
        {name}
        {distance > 0 && <span className="unseen">{t(", undone")}</span>}
      </span>
      {step && <StepFacts step={step} />}
    </ListBoxItem>
  );
}

/** When a step was made, and in which document, if that is still there. */
function StepFacts({ step: { at, doc } }: { step: Step }) {
  const where = useApp((s) => (doc === null ? undefined : s.project.docs[doc]?.name));
  if (at === 0 && where === undefined) return null;
  return (
    <span className="history-facts">
      {at > 0 && <time dateTime={new Date(at).toISOString()}>{stepTime(at)}</time>}
      {where !== undefined && <span dir="auto">{visibly(where)}</span>}
    </span>
  );
}
