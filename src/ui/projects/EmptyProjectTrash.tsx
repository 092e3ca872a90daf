import { useEffect, useState } from "react";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { t } from "../../language/words.ts";
import type { ProjectContents, ProjectEntry } from "../../store/projectsState.ts";
import { useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { projectsContents } from "./projectWords.ts";

interface Props {
  readonly projects: readonly ProjectEntry[];
  readonly onClose: () => void;
}

/** Asks before projects go for good, and says what goes with them. */
export function EmptyProjectTrash({ projects, onClose }: Props) {
  const emptyProjectTrash = useApp((s) => s.emptyProjectTrash);
  const contentsOfProjects = useApp((s) => s.contentsOfProjects);
  const [kept, setKept] = useState<ProjectContents | null>(null);
  useEffect(() => {
    const ids = projects.map(({ id }) => id);
    // Where it cannot be told, the rest is.
    contentsOfProjects(ids).then(setKept, () => {});
  }, [projects, contentsOfProjects]);
  const models =
    kept && kept.models > 0
      ? t(" and {models, plural, one {# trained model} other {# trained models}} ({bytes})", {
          models: kept.models,
          bytes: megabytes(kept.bytes),
        })
      : "";
  return (
    <ConfirmDialog
      title={t("Empty the trash of projects?")}
      action={t("Empty the trash")}
      onConfirm={() => void emptyProjectTrash()}
      onClose={onClose}
    >
      {t(
        "{projectsContents}{models} {projects, plural, one {is} other {are}} removed from this browser, with annotations, types and history. This cannot be undone.",
        { projectsContents: projectsContents(projects), models, projects: projects.length },
      )}
    </ConfirmDialog>
  );
}
