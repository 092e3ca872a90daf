import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ShownImport } from "../../store/importState.ts";
import { isUntouched } from "../../store/untouched.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { counted } from "../look/names.ts";

/** What a project file brings beside documents: trained models, and its history. */
export function ProjectComes({ shown }: { shown: ShownImport }) {
  const choose = useApp((s) => s.chooseImport);
  const isEmpty = useApp((s) => isUntouched(s.project, s.history));
  const { models = [], steps } = shown.preview;
  if (models.length === 0 && steps === undefined) return null;
  const size = megabytes(models.reduce((sum, one) => sum + one.size, 0));
  return (
    <section aria-label="What comes along" className="import">
      {models.length > 0 && (
        <Check isSelected={shown.choices.models} onChange={(wanted) => choose({ models: wanted })}>
          Keep its {counted(models.length, "trained model")}, {size}: beside yours, not in use; undo
          does not take {models.length === 1 ? "it" : "them"} back
        </Check>
      )}
      {steps !== undefined && (
        <p className="quiet">
          {isEmpty
            ? `Its history comes too: ${counted(steps, "step")}. Nothing here is yours yet, so the file takes the place of what is here, and undo goes back through its steps.`
            : `Its history of ${counted(steps, "step")} is not taken: there is work of yours here.`}
        </p>
      )}
    </section>
  );
}
