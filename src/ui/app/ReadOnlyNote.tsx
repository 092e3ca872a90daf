import { useRef } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { whyReadOnly } from "../../store/whyReadOnly.ts";
import { useApp } from "./useApp.ts";
import { useTakeOver } from "./useTakeOver.ts";

/**
 * Why what changes the project cannot be pressed, in dialogs that lie over the banner that says it.
 * What was typed in one stays when this tab takes over.
 */
export function ReadOnlyNote() {
  const note = useRef<HTMLDivElement>(null);
  const why = useApp((s) => whyReadOnly(s.storage));
  const canTakeOver = useApp(({ storage }) => storage.kind === "readOnly" && !storage.isNewer);
  const { isTrashed, isRemoved, takeOver } = useTakeOver();
  if (why === null) return null;
  const take = () => {
    // The button goes with the note: the focus goes back to what is written.
    const dialog = note.current?.closest("[role=dialog]");
    const field = dialog?.querySelector<HTMLElement>("textarea, input");
    (field ?? dialog?.querySelector<HTMLElement>("button"))?.focus();
    void takeOver();
  };
  const actionName = () => {
    if (isRemoved) return t("Open another project");
    return isTrashed ? t("Bring it back") : t("Use here");
  };
  return (
    <div className="note read-only-note" role="note" ref={note}>
      <p>{isRemoved ? t("Another tab removed this project for good.") : why}</p>
      {canTakeOver && (
        <Button className="button" onPress={take}>
          {actionName()}
        </Button>
      )}
    </div>
  );
}
