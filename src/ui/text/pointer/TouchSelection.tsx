import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../../language/words.ts";
import { isEditable, useApp, useView } from "../../app/useApp.ts";
import { docOf } from "../../commands/command.ts";
import { runCommand } from "../../commands/runCommand.ts";
import { useCommandContext } from "../../commands/useCommandContext.ts";
import { chooseForSelection, selectedText } from "./chooseForSelection.ts";

/** How long a finger's selection must rest before the button comes. */
const REST = 250;

/** After words were selected with a finger: the button that labels them. */
export function TouchSelection() {
  const words = useTouchedWords();
  const context = useCommandContext();
  const editable = useApp(isEditable);
  const choosing = useView((s) => s.choosing !== null);
  const label = () => {
    chooseForSelection(context, "words");
    // Across sentences the caret alone was put: who presses has asked.
    if (!context.view().choosing) runCommand(context, "types");
  };
  if (words === null || choosing || !editable) return null;
  return (
    <div className="touch-bar">
      <Button className="button primary" onPress={label}>
        {t("Label “{words}”", { words })}
      </Button>
    </div>
  );
}

function useTouchedWords(): string | null {
  const context = useCommandContext();
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    let byTouch = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = ({ pointerType }: PointerEvent) => {
      byTouch = pointerType === "touch";
    };
    const change = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const doc = docOf(context);
        const found = byTouch && doc ? selectedText(doc) : null;
        setWords(found && doc ? doc.text.slice(found.start, found.end).trim() || null : null);
      }, REST);
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("selectionchange", change);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("selectionchange", change);
    };
  }, [context]);
  return words;
}
