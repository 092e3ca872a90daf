import { useMemo } from "react";
import { changedSince, type Since, type Study } from "../../../core/learn/storedStudy.ts";
import { modelTypes } from "../../../core/types/schema.ts";
import { baseModel, modelKeyOf, studiedExamples, studiedModel } from "../../../store/newStudy.ts";
import { useApp, useAppStore } from "../../app/useApp.ts";
import { counted, typeList } from "../../look/names.ts";

/** When a study was made, with which model, and what changed since. */
export function StudyAge({ study }: { study: Study }) {
  const since = useSince(study);
  const name = useApp((s) => studiedModel(study, s.versions));
  const when = new Date(study.at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <p className="quiet">
        Of {counted(study.examples.length, "sentence")} with {name}, {when}.
      </p>
      {since && <p className="note">Out of date: {sinceLine(since)}.</p>}
    </>
  );
}

/** "12 sentences were confirmed, and another model is open" */
export function sinceLine({ added, changed, gone, isOtherModel, isOtherTypes }: Since): string {
  const of = (count: number, what: string) =>
    count > 0 ? `${counted(count, "sentence")} ${count === 1 ? "was" : "were"} ${what} since` : "";
  return typeList(
    [
      of(added, "confirmed"),
      of(changed, "changed"),
      of(gone, "taken out"),
      isOtherTypes ? "the types were changed" : "",
      isOtherModel ? "another model is open" : "",
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
