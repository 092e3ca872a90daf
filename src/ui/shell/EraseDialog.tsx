import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";

/** Asks before everything is removed from this browser, and offers to save it first. */
export function EraseDialog({ onClose }: { onClose: () => void }) {
  const projects = useApp((s) => s.projects.length);
  const runCommand = useRunCommand();
  const saveAllProjects = useApp((s) => s.saveAllProjects);
  const eraseEverything = useApp((s) => s.eraseEverything);
  return (
    <ConfirmDialog
      title={t("Erase everything stored here?")}
      action={t("Erase everything")}
      before={
        projects > 1
          ? { action: t("Save all projects first"), run: () => void saveAllProjects() }
          : { action: t("Save the project first"), run: () => runCommand("saveProject") }
      }
      onConfirm={() => void eraseEverything()}
      onClose={onClose}
    >
      {t("All documents, annotations, types and trained models are removed from this browser.")}{" "}
      {projects > 1
        ? t(
            "All {count} projects go, also those that are archived or in the trash. This cannot be undone. They can be saved first, as one zip with a .spanloom file of each; opened again, each becomes a project of its own. Trained models and the history are not in it: open a project and choose them under Export, Project.",
            { count: projects },
          )
        : t(
            "This cannot be undone. The project can be saved first, as one .spanloom file; trained models and the history come along where that is chosen under Export, Project.",
          )}
    </ConfirmDialog>
  );
}
