import { IconButton } from "../controls/IconButton.tsx";
import { HistoryButton } from "../history/HistoryButton.tsx";
import { useApp } from "../useApp.ts";

/** Undo and redo, with the name of the step that each would take, and all the steps. */
export function UndoButtons() {
  const undoName = useApp((s) => s.undoNames[0]);
  const redoName = useApp((s) => s.redoNames[0]);
  const undo = useApp((s) => s.undo);
  const redo = useApp((s) => s.redo);
  return (
    <>
      <IconButton
        icon="undo"
        label={undoName ? `Undo: ${undoName}` : "Undo"}
        isDisabled={!undoName}
        onPress={() => undo()}
      />
      <IconButton
        icon="redo"
        label={redoName ? `Redo: ${redoName}` : "Redo"}
        isDisabled={!redoName}
        onPress={() => redo()}
      />
      <HistoryButton />
    </>
  );
}
