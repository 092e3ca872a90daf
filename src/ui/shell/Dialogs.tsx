import { useApp, useView, useViewStore } from "../app/useApp.ts";
import type { OpenDialog } from "../app/viewState.ts";
import { PaletteDialog } from "../commands/palette/PaletteDialog.tsx";
import { part } from "../controls/part.tsx";
import { NewTextDialog } from "../documents/NewTextDialog.tsx";

// What is opened by keys that go on being typed, and what is there at once, comes with the page.
const BulkDialog = part(async () => (await import("../bulk/BulkDialog.tsx")).BulkDialog);
const OccurrencesDialog = part(
  async () => (await import("../bulk/OccurrencesDialog.tsx")).OccurrencesDialog,
);
const HelpDialog = part(async () => (await import("../help/HelpDialog.tsx")).HelpDialog);
const KeysDialog = part(async () => (await import("../commands/remap/KeysDialog.tsx")).KeysDialog);
const EditTextDialog = part(
  async () => (await import("../documents/EditTextDialog.tsx")).EditTextDialog,
);
const RenameDialog = part(async () => (await import("../documents/RenameDialog.tsx")).RenameDialog);
const TrashDialog = part(async () => (await import("../documents/TrashDialog.tsx")).TrashDialog);
const StorageDialog = part(
  async () => (await import("../documents/StorageDialog.tsx")).StorageDialog,
);
const FaultsDialog = part(async () => (await import("./FaultsDialog.tsx")).FaultsDialog);
const LeftOutDialog = part(async () => (await import("../types/LeftOutDialog.tsx")).LeftOutDialog);
const TypesDialog = part(async () => (await import("../types/TypesDialog.tsx")).TypesDialog);
const TrainOnBattery = part(async () => (await import("./TrainOnBattery.tsx")).TrainOnBattery);

/** They bring all formats with them, which the page does not need to begin. */
const ImportDialog = part(async () => (await import("../import/ImportDialog.tsx")).ImportDialog);
const ExportDialog = part(async () => (await import("../exports/ExportDialog.tsx")).ExportDialog);

const FigureDialog = part(async () => (await import("../figure/FigureDialog.tsx")).FigureDialog);

const CompareDialog = part(
  async () => (await import("../agreement/CompareDialog.tsx")).CompareDialog,
);

const ProjectsDialog = part(
  async () => (await import("../projects/ProjectsDialog.tsx")).ProjectsDialog,
);

const EraseDialog = part(async () => (await import("./EraseDialog.tsx")).EraseDialog);

const RenameProjectDialog = part(
  async () => (await import("../projects/RenameProjectDialog.tsx")).RenameProjectDialog,
);

const NewProjectDialog = part(
  async () => (await import("../projects/NewProjectDialog.tsx")).NewProjectDialog,
);

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
  if (!doc) return null;
  if (dialog.kind === "figure")
    return <FigureDialog doc={doc} sentence={dialog.sentence} onClose={onClose} />;
  if (dialog.kind === "rename") return <RenameDialog doc={doc} onClose={onClose} />;
  return <EditTextDialog doc={doc} onClose={onClose} />;
}
