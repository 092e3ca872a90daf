import { useEffect, useState } from "react";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ProjectContents, ProjectEntry } from "../../store/projectsState.ts";
import { useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { counted } from "../look/names.ts";
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
      ? ` and ${counted(kept.models, "trained model")} (${megabytes(kept.bytes)})`
      : "";
  return (
    <ConfirmDialog
      title="Empty the trash of projects?"
      action="Remove for good"
      onConfirm={() => void emptyProjectTrash()}
      onClose={onClose}
    >
      {projectsContents(projects)}
      {models} {projects.length === 1 ? "is" : "are"} removed from this browser, with annotations,
      types and history. This cannot be undone.
    </ConfirmDialog>
  );
}
