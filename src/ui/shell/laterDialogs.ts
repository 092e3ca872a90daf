// Dialogs that come after the page, in one file: with them come all formats, which it does not
// need to begin.
export { CompareDialog } from "../agreement/CompareDialog.tsx";
export { BulkDialog } from "../bulk/BulkDialog.tsx";
export { OccurrencesDialog } from "../bulk/OccurrencesDialog.tsx";
export { KeysDialog } from "../commands/remap/KeysDialog.tsx";
export { EditTextDialog } from "../documents/EditTextDialog.tsx";
export { RenameDialog } from "../documents/RenameDialog.tsx";
export { StorageDialog } from "../documents/StorageDialog.tsx";
export { TrashDialog } from "../documents/TrashDialog.tsx";
export { ExportDialog } from "../exports/ExportDialog.tsx";
export { FigureDialog } from "../figure/FigureDialog.tsx";
export { HelpDialog } from "../help/HelpDialog.tsx";
export { ImportDialog } from "../import/ImportDialog.tsx";
export { NewProjectDialog } from "../projects/NewProjectDialog.tsx";
export { ProjectsDialog } from "../projects/ProjectsDialog.tsx";
export { RenameProjectDialog } from "../projects/RenameProjectDialog.tsx";
export { LeftOutDialog } from "../types/LeftOutDialog.tsx";
export { TypesDialog } from "../types/TypesDialog.tsx";
export { EraseDialog } from "./EraseDialog.tsx";
export { FaultsDialog } from "./FaultsDialog.tsx";
export { TrainOnBattery } from "./TrainOnBattery.tsx";
