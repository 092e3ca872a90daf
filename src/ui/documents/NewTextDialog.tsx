import { useState } from "react";
import { Button, Input, Label, TextArea, TextField } from "react-aria-components";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { nameFrom } from "./docWords.ts";

/** Takes a typed or pasted text. Without a name, its first words are the name. */
export function NewTextDialog({ pasted, onClose }: { pasted: string; onClose: () => void }) {
  const addText = useApp((s) => s.addText);
  const [name, setName] = useState("");
  const [text, setText] = useState(pasted);
  const add = () => {
    void addText(name.trim() || nameFrom(text), text);
    onClose();
  };
  return (
    <DialogBox title="New text" wide onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField className="field grow" value={text} onChange={setText} autoFocus>
          <Label>Text</Label>
          <TextArea rows={12} dir="auto" placeholder="Paste or type a text" />
        </TextField>
        <TextField className="field" value={name} onChange={setName}>
          <Label>Name</Label>
          <Input placeholder={nameFrom(text)} />
        </TextField>
        <footer className="dialog-actions">
          <Button className="button" onPress={onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" isDisabled={text.trim() === ""}>
            Add text
          </Button>
        </footer>
      </form>
    </DialogBox>
  );
}
