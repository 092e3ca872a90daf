import { useMemo } from "react";
import { changedSince, type Since, type Study } from "../../../core/learn/storedStudy.ts";
import { modelTypes } from "../../../core/types/schema.ts";
import { timeFormat } from "../../../language/dates.ts";
import { t } from "../../../language/words.ts";
import { baseModel, modelKeyOf, studiedExamples, studiedModel } from "../../../store/newStudy.ts";
import { useApp, useAppStore } from "../../app/useApp.ts";
import { typeList } from "../../look/names.ts";

const dateAndTime = timeFormat({ dateStyle: "medium", timeStyle: "short" });

/** When a study was made, with which model, and what changed since. */
export function StudyAge({ study }: { study: Study }) {
  const since = useSince(study);
  const name = useApp((s) => studiedModel(study, s.versions));
  const when = dateAndTime(study.at);
  return (
    <>
      <p className="quiet">
        {t("Of {examples, plural, one {# sentence} other {# sentences}} with {name}, {when}.", {
          examples: study.examples.length,
          name,
          when,
        })}
      </p>
      {since && (
        <p className="note">{t("Out of date: {sinceLine}.", { sinceLine: sinceLine(since) })}</p>
      )}
    </>
  );
}

/** "12 sentences were confirmed, and another model is open" */
export function sinceLine({ added, changed, gone, isOtherModel, isOtherTypes }: Since): string {
  return typeList(
    [
      added > 0
        ? t(
            "{added, plural, one {# sentence was confirmed since} other {# sentences were confirmed since}}",
            { added },
          )
        : "",
      changed > 0
        ? t(
            "{changed, plural, one {# sentence was changed since} other {# sentences were changed since}}",
            { changed },
          )
        : "",
      gone > 0
        ? t(
            "{gone, plural, one {# sentence was taken out since} other {# sentences were taken out since}}",
            { gone },
          )
        : "",
      isOtherTypes ? t("the types were changed") : "",
      isOtherModel ? t("another model is open") : "",
    ].filter(Boolean),
  );
}

function useSince(study: Study): Since | null {
  const store = useAppStore();
  const project = useApp((s) => s.project);
  const life = useApp((s) => s.life);
  const heldOut = useApp((s) => s.heldOut);
  return useMemo(() => {
    const state = store.getState();
    const model = baseModel(state.life);
    const types = modelTypes(state.project.schema);
    const modelKey = model ? modelKeyOf(model) : study.modelKey;
    return changedSince(study, { ...studiedExamples(state), types, modelKey });
  }, [store, study, project, life.phase.kind, heldOut]);
}
