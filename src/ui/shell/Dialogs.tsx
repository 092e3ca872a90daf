import { useEffect } from "react";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import type { OpenDialog } from "../app/viewState.ts";
import { PaletteDialog } from "../commands/palette/PaletteDialog.tsx";
import { part } from "../controls/part.tsx";
import { NewTextDialog } from "../documents/NewTextDialog.tsx";

const dialogs = () => import("./laterDialogs.ts");

// What is opened by keys that go on being typed, and what is there at once, comes with the page.
const BulkDialog = part(async () => (await dialogs()).BulkDialog);
const OccurrencesDialog = part(async () => (await dialogs()).OccurrencesDialog);
const HelpDialog = part(async () => (await dialogs()).HelpDialog);
const KeysDialog = part(async () => (await dialogs()).KeysDialog);
const EditTextDialog = part(async () => (await dialogs()).EditTextDialog);
const RenameDialog = part(async () => (await dialogs()).RenameDialog);
const TrashDialog = part(async () => (await dialogs()).TrashDialog);
const StorageDialog = part(async () => (await dialogs()).StorageDialog);
const FaultsDialog = part(async () => (await dialogs()).FaultsDialog);
const LeftOutDialog = part(async () => (await dialogs()).LeftOutDialog);
const TypesDialog = part(async () => (await dialogs()).TypesDialog);
const TrainOnBattery = part(async () => (await dialogs()).TrainOnBattery);
const ImportDialog = part(async () => (await dialogs()).ImportDialog);
const ExportDialog = part(async () => (await dialogs()).ExportDialog);
const FigureDialog = part(async () => (await dialogs()).FigureDialog);
const CompareDialog = part(async () => (await dialogs()).CompareDialog);
const ProjectsDialog = part(async () => (await dialogs()).ProjectsDialog);
const EraseDialog = part(async () => (await dialogs()).EraseDialog);
const RenameProjectDialog = part(async () => (await dialogs()).RenameProjectDialog);
const NewProjectDialog = part(async () => (await dialogs()).NewProjectDialog);

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
    <>
      {isImporting && <ImportDialog />}
      {isExporting && <ExportDialog />}
    </>
  );
}

function OpenedDialog({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
  const docs = useApp((s) => s.project.docs);
  if (dialog.kind === "newText") return <NewTextDialog pasted={dialog} onClose={onClose} />;
  if (dialog.kind === "help") return <HelpDialog page={dialog.page} onClose={onClose} />;
  if (dialog.kind === "palette") return <PaletteDialog onClose={onClose} />;
  if (dialog.kind === "keys") return <KeysDialog onClose={onClose} />;
  if (dialog.kind === "trash") return <TrashDialog onClose={onClose} />;
  if (dialog.kind === "storage") return <StorageDialog onClose={onClose} />;
  if (dialog.kind === "faults") return <FaultsDialog onClose={onClose} />;
  if (dialog.kind === "history") return null; // it opens at its button
  if (dialog.kind === "types") return <TypesDialog onClose={onClose} />;
  if (dialog.kind === "projects" || dialog.kind === "newProject") {
    const Opened = dialog.kind === "projects" ? ProjectsDialog : NewProjectDialog;
    return <Opened onClose={onClose} />;
  }
  if (dialog.kind === "renameProject")
    return <RenameProjectDialog project={dialog.project} onClose={onClose} />;
  if (dialog.kind === "bulk") return <BulkDialog onClose={onClose} />;
  if (dialog.kind === "occurrences") return <OccurrencesDialog {...dialog} onClose={onClose} />;
  if (dialog.kind === "leftOut") return <LeftOutDialog onClose={onClose} />;
  if (dialog.kind === "erase") return <EraseDialog onClose={onClose} />;
  if (dialog.kind === "compare") return <CompareDialog doc={dialog.doc} onClose={onClose} />;
  const doc = docs[dialog.doc];
  if (!doc) return <Gone onClose={onClose} />;
  if (dialog.kind === "figure")
    return <FigureDialog doc={doc} sentence={dialog.sentence} onClose={onClose} />;
  if (dialog.kind === "rename") return <RenameDialog doc={doc} onClose={onClose} />;
  return <EditTextDialog doc={doc} onClose={onClose} />;
}

/** A document that another tab removed, with its dialog: the keys work again. */
function Gone({ onClose }: { onClose: () => void }) {
  useEffect(onClose);
  return null;
}
