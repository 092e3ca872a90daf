import { useDeferredValue, useMemo, useState } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { planTextEdit, type TextPlan } from "../../core/document/editText.ts";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { useUnsaved } from "../controls/useUnsaved.tsx";
import { useKeptUntilDone } from "./useKeptUntilDone.ts";

/** Another text for a document: what is annotated outside of the changes stays. */
export function EditTextDialog({ doc, onClose }: { doc: Doc; onClose: () => void }) {
  const editText = useApp((s) => s.editText);
  const editCopy = useApp((s) => s.editCopy);
  const [text, setText] = useState(doc.text);
  const later = useDeferredValue(text);
  const lost = useMemo(() => planTextEdit(doc, later).lost, [doc, later]);
  const canSave = useApp(isEditable) && text.trim() !== "";
  const isUnsaved = text !== doc.text;
  const { close, question } = useUnsaved(isUnsaved, onClose);
  const doIt = useKeptUntilDone(onClose);
  const save = (how: AppSave) => void doIt(() => how(doc.id, text));
  return (
    <DialogBox title={t("Edit the text")} wide isUnsaved={isUnsaved} onClose={close}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave && isUnsaved) save(editText);
        }}
      >
        <p className="dialog-text">
          {t(
            "Annotations outside of what you change stay, and so do sentences in which nothing changes. A copy starts without annotations.",
          )}
        </p>
        <TextField className="field grow" value={text} onChange={setText} autoFocus>
          <Label>{t("Text")}</Label>
          <TextArea rows={14} dir="auto" />
        </TextField>
        <p className="dialog-text" role="status">
          {lossText(lost)}
        </p>
        <ReadOnlyNote />
        <footer className="dialog-actions">
          <Button className="button" onPress={close}>
            {t("Cancel")}
          </Button>
          <Button className="button" isDisabled={!canSave} onPress={() => save(editCopy)}>
            {t("Save copy")}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!canSave || !isUnsaved}>
            {t("Save")}
          </Button>
        </footer>
      </form>
      {question}
    </DialogBox>
  );
}

type AppSave = (id: string, text: string) => Promise<boolean>;

function lossText({ entities, relations }: TextPlan["lost"]): string {
  if (entities + relations === 0) return t("No confirmed annotation will be lost.");
  const parts = [
    ...(entities > 0 ? [t("{entities, plural, one {# span} other {# spans}}", { entities })] : []),
    ...(relations > 0
      ? [t("{relations, plural, one {# relation} other {# relations}}", { relations })]
      : []),
  ];
  return t("{parts} will be lost.", { parts: parts.join(", ") });
}
