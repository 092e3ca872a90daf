import { useState } from "react";
import { Button } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { isName, NameField } from "../controls/NameField.tsx";

/** Gives a document another name. */
export function RenameDialog({ doc, onClose }: { doc: Doc; onClose: () => void }) {
  const renameDoc = useApp((s) => s.renameDoc);
  const [name, setName] = useState(doc.name);
  const canSave = useApp(isEditable) && isName(name);
  const save = () => {
    renameDoc(doc.id, name.trim());
    onClose();
  };
  return (
    <DialogBox title={t("Rename document")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) save();
        }}
      >
        <NameField value={name} onChange={setName} autoFocus />
        <ReadOnlyNote />
        <footer className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {t("Cancel")}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!canSave}>
            {t("Rename")}
          </Button>
        </footer>
      </form>
    </DialogBox>
  );
}
