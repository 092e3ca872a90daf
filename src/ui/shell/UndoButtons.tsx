import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { CommandIconButton } from "../commands/CommandButton.tsx";
import { HistoryButton } from "../history/HistoryButton.tsx";

/** Undo and redo, with the name of the step that each would take, and all the steps. */
export function UndoButtons() {
  const undoName = useApp((s) => s.history.undo.at(-1)?.name);
  const redoName = useApp((s) => s.history.redo.at(-1)?.name);
  return (
    <>
      <CommandIconButton
        command="undo"
        icon="undo"
        label={undoName ? t("Undo: {undoName}", { undoName }) : t("Undo")}
      />
      <CommandIconButton
        command="redo"
        icon="redo"
        label={redoName ? t("Redo: {redoName}", { redoName }) : t("Redo")}
      />
      <HistoryButton />
    </>
  );
}
