import { useState } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { isName, NameField } from "../controls/NameField.tsx";
import { useUnsaved } from "../controls/useUnsaved.tsx";
import { nameFrom } from "./docWords.ts";
import { PasteOffer } from "./PasteOffer.tsx";
import { useKeptUntilDone } from "./useKeptUntilDone.ts";

interface Props {
  /** What was pasted; `html` is the same with its layout. */
  readonly pasted: { readonly text: string; readonly html?: string };
  readonly onClose: () => void;
}

/**
 * Takes a typed or pasted text. Without a name, its first words are the name. What looks like the file
 * of a tool can be imported as that instead.
 */
export function NewTextDialog({ pasted, onClose }: Props) {
  const addText = useApp((s) => s.addText);
  const view = useViewStore();
  const [name, setName] = useState("");
  const [text, setText] = useState(pasted.text);
  const [html, setHtml] = useState(pasted.html ?? "");
  const canEdit = useApp(isEditable);
  const canAdd = canEdit && text.trim() !== "" && (name === "" || isName(name));
  const isUnsaved = text.trim() !== "" && text !== pasted.text;
  const { close, question } = useUnsaved(isUnsaved, onClose);
  const doIt = useKeptUntilDone(onClose);
  const add = () => {
    if (!canAdd) return;
    view.setState({ center: "text", pane: "text" });
    void doIt(() => addText(name.trim() || nameFrom(text), text));
  };
  return (
    <DialogBox title={t("New text")} wide isUnsaved={isUnsaved} onClose={close}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField className="field grow" value={text} onChange={setText} autoFocus>
          <Label>{t("Text")}</Label>
          <TextArea
            rows={12}
            dir="auto"
            placeholder={t("Paste or type a text")}
            onPaste={(event) => setHtml(event.clipboardData.getData("text/html"))}
          />
        </TextField>
        <PasteOffer text={text} html={html} onImport={onClose} />
        <NameField value={name} onChange={setName} placeholder={nameFrom(text)} />
        <ReadOnlyNote />
        <footer className="dialog-actions">
          <Button className="button" onPress={close}>
            {t("Cancel")}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!canAdd}>
            {t("Add text")}
          </Button>
        </footer>
      </form>
      {question}
    </DialogBox>
  );
}
