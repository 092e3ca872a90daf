import { useState } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { isName, NameField } from "../controls/NameField.tsx";

interface Props {
  readonly version: ModelVersion;
  readonly onClose: () => void;
}

/** Name and note of a kept model, to be changed. */
export function VersionLabelForm({ version, onClose }: Props) {
  const labelVersion = useApp((s) => s.labelVersion);
  const [name, setName] = useState(version.name);
  const [note, setNote] = useState(version.note ?? "");
  const save = async () => {
    await labelVersion(version.id, { name: name.trim(), note: note.trim() });
    onClose();
  };
  return (
    <form
      className="keep"
      aria-label={t("Name and note of {name}", { name: version.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isName(name)) void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <NameField value={name} onChange={setName} autoFocus />
      <TextField className="field" value={note} onChange={setNote} maxLength={2000}>
        <Label>{t("Note")}</Label>
        <TextArea rows={3} />
      </TextField>
      <Button className="button primary" type="submit" isDisabled={!isName(name)}>
        {t("Save")}
      </Button>
      <Button className="button" onPress={onClose}>
        {t("Cancel")}
      </Button>
    </form>
  );
}
