import { useApp } from "../app/useApp.ts";
import { useTip } from "../commands/useKeyTable.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { HistoryButton } from "../history/HistoryButton.tsx";

/** Undo and redo, with the name of the step that each would take, and all the steps. */
export function UndoButtons() {
  const undoName = useApp((s) => s.undoNames[0]);
  const redoName = useApp((s) => s.redoNames[0]);
  const undoLabel = undoName ? `Undo: ${undoName}` : "Undo";
  const redoLabel = redoName ? `Redo: ${redoName}` : "Redo";
  const undoTip = useTip(undoLabel, "undo");
  const redoTip = useTip(redoLabel, "redo");
  const undo = useApp((s) => s.undo);
  const redo = useApp((s) => s.redo);
  return (
    <>
      <IconButton
        icon="undo"
        label={undoLabel}
        tip={undoTip}
        isDisabled={!undoName}
        onPress={() => undo()}
      />
      <IconButton
        icon="redo"
        label={redoLabel}
        tip={redoTip}
        isDisabled={!redoName}
        onPress={() => redo()}
      />
      <HistoryButton />
    </>
  );
}
