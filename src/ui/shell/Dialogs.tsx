import { lazy, Suspense } from "react";
import { t } from "../../language/words.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import type { OpenDialog } from "../app/viewState.ts";
import { BulkDialog } from "../bulk/BulkDialog.tsx";
import { OccurrencesDialog } from "../bulk/OccurrencesDialog.tsx";
import { HelpDialog } from "../commands/HelpDialog.tsx";
import { PaletteDialog } from "../commands/palette/PaletteDialog.tsx";
import { KeysDialog } from "../commands/remap/KeysDialog.tsx";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { EditTextDialog } from "../documents/EditTextDialog.tsx";
import { NewTextDialog } from "../documents/NewTextDialog.tsx";
import { RenameDialog } from "../documents/RenameDialog.tsx";
import { TrashDialog } from "../documents/TrashDialog.tsx";
import { RenameProjectDialog } from "../projects/RenameProjectDialog.tsx";
import { LeftOutDialog } from "../types/LeftOutDialog.tsx";
import { TypesDialog } from "../types/TypesDialog.tsx";
import { TrainOnBattery } from "./TrainOnBattery.tsx";

/** They bring all formats with them, which the page does not need to begin. */
const ImportDialog = lazy(async () => ({
  default: (await import("../import/ImportDialog.tsx")).ImportDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import("../exports/ExportDialog.tsx")).ExportDialog,
}));

const FigureDialog = lazy(async () => ({
  default: (await import("../figure/FigureDialog.tsx")).FigureDialog,
}));

const CompareDialog = lazy(async () => ({
  default: (await import("../agreement/CompareDialog.tsx")).CompareDialog,
}));

const ProjectsDialog = lazy(async () => ({
  default: (await import("../projects/ProjectsDialog.tsx")).ProjectsDialog,
}));

const NewProjectDialog = lazy(async () => ({
  default: (await import("../projects/NewProjectDialog.tsx")).NewProjectDialog,
}));

/** The one dialog that is open. */
export function Dialogs() {
  const dialog = useView((s) => s.dialog);
  const view = useViewStore();
  const asked = useApp((s) => s.askedOnBattery);
  const isImporting = useApp((s) => s.importing.kind !== "none");
  const isExporting = useApp((s) => s.exporting.kind !== "none");
  const close = () => view.setState({ dialog: null });
  if (dialog) return <OpenedDialog dialog={dialog} onClose={close} />;
  if (asked) return <TrainOnBattery />;
  return (
    <Suspense>
      {isImporting && <ImportDialog />}
      {isExporting && <ExportDialog />}
    </Suspense>
  );
}

function OpenedDialog({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
  const docs = useApp((s) => s.project.docs);
  const projects = useApp((s) => s.projects.length);
  const runCommand = useRunCommand();
  const eraseEverything = useApp((s) => s.eraseEverything);
  if (dialog.kind === "newText") return <NewTextDialog pasted={dialog} onClose={onClose} />;
  if (dialog.kind === "help") return <HelpDialog onClose={onClose} />;
  if (dialog.kind === "palette") return <PaletteDialog onClose={onClose} />;
  if (dialog.kind === "keys") return <KeysDialog onClose={onClose} />;
  if (dialog.kind === "trash") return <TrashDialog onClose={onClose} />;
  if (dialog.kind === "history") return null; // it opens at its button
  if (dialog.kind === "types") return <TypesDialog onClose={onClose} />;
  if (dialog.kind === "projects" || dialog.kind === "newProject") {
    const Opened = dialog.kind === "projects" ? ProjectsDialog : NewProjectDialog;
    return (
      <Suspense>
        <Opened onClose={onClose} />
      </Suspense>
    );
  }
  if (dialog.kind === "renameProject")
    return <RenameProjectDialog project={dialog.project} onClose={onClose} />;
  if (dialog.kind === "bulk") return <BulkDialog onClose={onClose} />;
  if (dialog.kind === "occurrences") return <OccurrencesDialog {...dialog} onClose={onClose} />;
  if (dialog.kind === "leftOut") return <LeftOutDialog onClose={onClose} />;
  if (dialog.kind === "erase")
    return (
      <ConfirmDialog
        title={t("Erase everything stored here?")}
        action={t("Erase everything")}
        before={{
          action: t("Save the project first"),
          run: () => runCommand("saveProject"),
        }}
        onConfirm={() => void eraseEverything()}
        onClose={onClose}
      >
        {projects > 1 &&
          t("All {count} projects go, also those that are archived or in the trash. ", {
            count: projects,
          })}
        {t(
          "All documents, annotations, types and trained models are removed from this browser. This cannot be undone. The project can be saved first, as one .spanloom file; trained models and the history come along where that is chosen under Export, Project.",
        )}
      </ConfirmDialog>
    );
  if (dialog.kind === "compare")
    return (
      <Suspense>
        <CompareDialog doc={dialog.doc} onClose={onClose} />
      </Suspense>
    );
  const doc = docs[dialog.doc];
  if (!doc) return null;
  if (dialog.kind === "figure")
    return (
      <Suspense>
        <FigureDialog doc={doc} sentence={dialog.sentence} onClose={onClose} />
      </Suspense>
    );
  if (dialog.kind === "rename") return <RenameDialog doc={doc} onClose={onClose} />;
  return <EditTextDialog doc={doc} onClose={onClose} />;
}
