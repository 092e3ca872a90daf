import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { ShownImport } from "../../store/importState.ts";
import { nameOfComing } from "../../store/projectsOfFiles.ts";
import { isUntouched } from "../../store/untouched.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";

/** What project files bring beside documents, that they are several, and what does not come again. */
export function ProjectComes({ shown }: { shown: ShownImport }) {
  const choose = useApp((s) => s.chooseImport);
  const isEmpty = useApp((s) => isUntouched(s.project, s.history));
  const { models = [], steps, projects = [], schema, documents } = shown.preview;
  const isOwn = shown.purpose === "project";
  const hasHere = useApp((s) => Object.keys(s.project.docs).length > 0);
  // Of a whole project what is here already does not come twice.
  const isPartly = !isOwn && schema !== undefined && documents > 0 && hasHere;
  if (models.length === 0 && steps === undefined && projects.length < 2 && !isPartly) return null;
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
      {projects.length > 1 && (
        <>
          <p>
            {isOwn
              ? t(
                  "{projects, number} projects, each of which becomes a project of its own; the first is opened:",
                  { projects: projects.length },
                )
              : t(
                  "{projects, number} projects. As new projects each stands by itself{hasHistory, select, true {, with the history that its file holds} other {}}, and the first is opened. Imported, all of them go into the open project{hasHistory, select, true {, and their histories are left out} other {}}:",
                  {
                    projects: projects.length,
                    hasHistory: projects.some(({ hasHistory }) => hasHistory),
                  },
                )}
          </p>
          <ul className="quiet">
            {projects.map(({ file, name, documents }) => (
              <li key={file}>
                <bdi>{visibly(nameOfComing({ file, name }))}</bdi>{" "}
                {t("{documents, plural, one {# document} other {# documents}}", { documents })}
              </li>
            ))}
          </ul>
        </>
      )}
      {steps !== undefined && (
        <p className="quiet">
          {t("Its history comes too: {steps, plural, one {# step} other {# steps}}.", { steps })}{" "}
          {!isOwn &&
            (isEmpty
              ? t(
                  "Nothing here is yours yet: imported, the file takes the place of what is here, and undo goes back through its steps.",
                )
              : t("Only into a new project, though: there is work of yours here."))}
        </p>
      )}
      {isPartly && (
        <p className="quiet">
          {t(
            "Imported, documents that are here already with the same annotations do not come again.",
          )}
        </p>
      )}
    </section>
  );
}
