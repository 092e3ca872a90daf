import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { t } from "../../language/words.ts";
import type { ShownImport } from "../../store/importState.ts";
import { isUntouched } from "../../store/untouched.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";

/** What a project file brings beside documents: trained models, and its history. */
export function ProjectComes({ shown }: { shown: ShownImport }) {
  const choose = useApp((s) => s.chooseImport);
  const isEmpty = useApp((s) => isUntouched(s.project, s.history));
  const { models = [], steps } = shown.preview;
  if (models.length === 0 && steps === undefined) return null;
  const size = megabytes(models.reduce((sum, one) => sum + one.size, 0));
  return (
    <section aria-label={t("What comes along")} className="import">
      {models.length > 0 && (
        <Check isSelected={shown.choices.models} onChange={(wanted) => choose({ models: wanted })}>
          {t(
            "Keep its {models, plural, one {# trained model} other {# trained models}}, {size}: beside yours, not in use; undo does not take {models, plural, one {it} other {them}} back",
            { models: models.length, size },
          )}
        </Check>
      )}
      {steps !== undefined && (
        <p className="quiet">
          {isEmpty
            ? t(
                "Its history comes too: {steps, plural, one {# step} other {# steps}}. Nothing here is yours yet, so the file takes the place of what is here, and undo goes back through its steps.",
                { steps },
              )
            : t(
                "Its history of {steps, plural, one {# step} other {# steps}} is not taken: there is work of yours here.",
                { steps },
              )}
        </p>
      )}
    </section>
  );
}
