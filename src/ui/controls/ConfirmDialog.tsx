import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { DialogBox } from "./DialogBox.tsx";

interface Props {
  readonly title: string;
  /** The word on the button that does it. */
  readonly action: string;
  /** What can be done before, so that less is lost. */
  readonly before?: { readonly action: string; readonly run: () => void };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something is lost. */
export function ConfirmDialog({ title, action, before, onConfirm, onClose, children }: Props) {
  const confirm = () => {
    onConfirm();
    onClose();
  };
  return (
    <DialogBox title={title} role="alertdialog" onClose={onClose}>
      <p className="dialog-text">{children}</p>
      <footer className="dialog-actions">
        <Button className="button" onPress={onClose} autoFocus>
          {t("Cancel")}
        </Button>
        {before && (
          <Button className="button" onPress={before.run}>
            {before.action}
          </Button>
        )}
        <Button className="button danger" onPress={confirm}>
          {action}
        </Button>
      </footer>
    </DialogBox>
  );
}
