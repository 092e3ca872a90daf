import { useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { nameFault, ProjectNameField } from "./ProjectNameField.tsx";

/** Gives a project another name. */
export function RenameProjectDialog({
  project,
  onClose,
}: {
  project: string;
  onClose: () => void;
}) {
  const renameProject = useApp((s) => s.renameProject);
  const before = useApp((s) => s.projects.find(({ id }) => id === project)?.name ?? "");
  const [name, setName] = useState(before);
  const save = async () => {
    if (await renameProject(project, name)) onClose();
  };
  return (
    <DialogBox title={t("Rename project")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ProjectNameField value={name} onChange={setName} />
        <footer className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {t("Cancel")}
          </Button>
          <Button className="button primary" type="submit" isDisabled={nameFault(name) !== null}>
            {t("Rename")}
          </Button>
        </footer>
      </form>
    </DialogBox>
  );
}
