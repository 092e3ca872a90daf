import { useState } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";

/** Annotated text never changes; another text becomes a document of its own. */
export function EditCopyDialog({ doc, onClose }: { doc: Doc; onClose: () => void }) {
  const editCopy = useApp((s) => s.editCopy);
  const [text, setText] = useState(doc.text);
  const save = () => {
    void editCopy(doc.id, text);
    onClose();
  };
  return (
    <DialogBox title="Edit a copy" wide onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="dialog-text">
          The annotated text stays as it is. The copy starts without annotations.
        </p>
        <TextField className="field grow" value={text} onChange={setText} autoFocus>
          <Label>Text</Label>
          <TextArea rows={14} dir="auto" />
        </TextField>
        <footer className="dialog-actions">
          <Button className="button" onPress={onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" isDisabled={text.trim() === ""}>
            Save copy
          </Button>
        </footer>
      </form>
    </DialogBox>
  );
}
