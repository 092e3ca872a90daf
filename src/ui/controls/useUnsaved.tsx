import { type ReactNode, useEffect, useState } from "react";
import { t } from "../../language/words.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

/**
 * Asks before what was typed into a dialog is thrown away: when the dialog is closed, and by the browser
 * when the page is left.
 *
 * @returns what closes the dialog, and the question, to be drawn within it
 */
export function useUnsaved(
  isUnsaved: boolean,
  onClose: () => void,
): { readonly close: () => void; readonly question: ReactNode } {
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
  return {
    close: () => (isUnsaved ? setIsAsked(true) : onClose()),
    question: isAsked && (
      <ConfirmDialog
        title={t("Throw away what you typed?")}
        action={t("Throw away")}
        onConfirm={onClose}
        onClose={() => setIsAsked(false)}
      >
        {t("It is not stored anywhere. Cancel goes back to it.")}
      </ConfirmDialog>
    ),
  };
}
