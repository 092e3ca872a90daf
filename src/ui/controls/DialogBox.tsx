import { type ReactNode, useEffect } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../../language/words.ts";
import { keepFocus } from "../places/focus.ts";
import { IconButton } from "./IconButton.tsx";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  /** As wide and high as the window has room for. */
  readonly fills?: boolean;
  readonly role?: "dialog" | "alertdialog";
  /** Something in it would be lost: a press beside it does not close it. */
  readonly isUnsaved?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog with a title. It is mounted while it is open. */
export function DialogBox({
  title,
  onClose,
  wide = false,
  fills = false,
  role = "dialog",
  isUnsaved = false,
  children,
}: Props) {
  // What was dropped, or a command of the palette, opened it: there is no button to go back to.
  useEffect(() => keepFocus, []);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={role === "dialog" && !isUnsaved}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`modal${fills ? " fills" : wide ? " wide" : ""}`}>
        <Dialog role={role} className="dialog">
          <header className="dialog-head">
            <Heading slot="title">
              <span className="dialog-title" title={title}>
                {title}
              </span>
            </Heading>
            {role === "dialog" && <IconButton icon="close" label={t("Close")} onPress={onClose} />}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
