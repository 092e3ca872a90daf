import { useState } from "react";
import { Button } from "react-aria-components";
import { isArchived, listedProjects } from "../../core/projects/projectEntry.ts";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { useApp, useViewStore } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { EmptyProjectTrash } from "./EmptyProjectTrash.tsx";
import { ProjectRows } from "./ProjectRows.tsx";
import { useFocusOfMoved } from "./useFocusOfMoved.ts";

/** All projects: those that are listed, those that are put away, those in the trash. */
export function ProjectsDialog({ onClose }: { onClose: () => void }) {
  const projects = useApp((s) => s.projects);
  const own = useApp((s) => s.projectId);
  const view = useViewStore();
  const { openProject, archiveProject, trashProject, restoreProject } = useActions();
  const [asking, setAsking] = useState(false);
  const setMoved = useFocusOfMoved(projects);
  const archived = projects.filter(isArchived);
  const trashed = projects.filter(({ trashedAt }) => trashedAt !== undefined);
  if (asking) return <EmptyProjectTrash projects={trashed} onClose={() => setAsking(false)} />;
  const listed = listedProjects(projects);
  const open = (id: string) => {
    onClose();
    void openProject(id);
  };
  const rename = {
    name: t("Rename"),
    run: (id: string) => view.setState({ dialog: { kind: "renameProject", project: id } }),
  };
  const moves = (run: (id: string) => unknown) => (id: string) => {
    setMoved(id);
    run(id);
  };
  const archive = { name: t("Archive"), putsAside: true, run: moves(archiveProject) };
  const toTrash = { name: t("Move to the trash"), putsAside: true, run: moves(trashProject) };
  const restore = { name: t("Restore"), run: moves(restoreProject) };
  const aside = listed.length > 1 ? [archive, toTrash] : [];
  return (
    <DialogBox title={t("Projects")} wide onClose={onClose}>
      <ReadOnlyNote />
      <ProjectRows
        label={t("Projects")}
        projects={listed}
        open={own}
        actions={[{ name: t("Open"), opens: true, run: open }, rename, ...aside]}
      />
      {archived.length > 0 && (
        <>
          <h3 className="projects-part">{t("Archived")}</h3>
          <ProjectRows
            label={t("Archived projects")}
            projects={archived}
            open={own}
            actions={[restore, { name: t("Open"), opens: true, run: open }, toTrash]}
          />
        </>
      )}
      {trashed.length > 0 && (
        <>
          <h3 className="projects-part">{t("Trash")}</h3>
          <ProjectRows
            label={t("Projects in the trash")}
            projects={trashed}
            open={own}
            actions={[restore]}
          />
        </>
      )}
      <footer className="dialog-actions">
        {trashed.length > 0 && (
          <Button className="button danger" onPress={() => setAsking(true)}>
            {t("Empty the trash…")}
          </Button>
        )}
        <CommandButton command="newProject" className="button primary">
          {t("New project…")}
        </CommandButton>
      </footer>
    </DialogBox>
  );
}

function useActions() {
  return {
    openProject: useApp((s) => s.openProject),
    archiveProject: useApp((s) => s.archiveProject),
    trashProject: useApp((s) => s.trashProject),
    restoreProject: useApp((s) => s.restoreProject),
  };
}
