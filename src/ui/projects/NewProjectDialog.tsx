import { useState } from "react";
import { Button, FileTrigger, Label, Radio, RadioGroup } from "react-aria-components";
import { listedProjects } from "../../core/projects/projectEntry.ts";
import { TEMPLATES } from "../../core/types/templates.ts";
import { t } from "../../language/words.ts";
import type { ProjectSource } from "../../store/projectsState.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { nameFault, ProjectNameField } from "./ProjectNameField.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";
import { useProjectNames } from "./useProjectNames.ts";

const WAYS = [
  {
    id: "template",
    get name() {
      return t("Types of a field, as a template");
    },
  },
  {
    id: "empty",
    get name() {
      return t("Empty: types come as you need them");
    },
  },
  {
    id: "types",
    get name() {
      return t("The types of another project, and nothing else of it");
    },
  },
] as const;
type Way = (typeof WAYS)[number]["id"];

/** Makes a project, in one of four ways, and opens it. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const newProject = useApp((s) => s.newProject);
  const importFiles = useApp((s) => s.importFiles);
  const own = useApp((s) => s.projectId);
  const projects = useApp((s) => s.projects);
  const editable = useApp(isEditable);
  const names = useProjectNames();
  const [name, setName] = useState("");
  const [way, setWay] = useState<Way>("template");
  const [template, setTemplate] = useState(TEMPLATES[0].id);
  const [from, setFrom] = useState(own);
  const [making, setMaking] = useState(false);
  const sources: Record<Way, ProjectSource> = {
    template: { kind: "template", id: template },
    empty: { kind: "empty" },
    types: { kind: "types", project: from },
  };
  const make = async () => {
    setMaking(true);
    if (await newProject(name, sources[way])) onClose();
    else setMaking(false);
  };
  return (
    <DialogBox title={t("New project")} wide onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <ProjectNameField value={name} onChange={setName} />
        <RadioGroup className="radios" value={way} onChange={(chosen) => setWay(chosen as Way)}>
          <Label>{t("Begin with")}</Label>
          {WAYS.map(({ id, name: words }) => (
            <Radio key={id} value={id} className="radio">
              {words}
            </Radio>
          ))}
        </RadioGroup>
        {way === "template" && (
          <>
            <Choice
              label={t("Template")}
              value={template}
              options={TEMPLATES.map((one) => ({ id: one.id, name: `${one.name}: ${one.says}` }))}
              onChange={setTemplate}
            />
            <TemplatePreview id={template} />
          </>
        )}
        {way === "types" && (
          <Choice
            label={t("Project")}
            value={from}
            options={listedProjects(projects).map(({ id }) => {
              return { id, name: names.get(id) ?? "" };
            })}
            onChange={setFrom}
          />
        )}
        <ReadOnlyNote />
        <footer className="dialog-actions">
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={[".spanloom", ".zip"]}
            onSelect={(files) => {
              if (!files?.length) return;
              onClose();
              void importFiles([...files], "project");
            }}
          >
            <Button className="button" isDisabled={!editable}>
              {t("From a project file…")}
            </Button>
          </FileTrigger>
          <Button className="button" onPress={onClose}>
            {t("Cancel")}
          </Button>
          <Button
            className="button primary"
            type="submit"
            isDisabled={making || nameFault(name) !== null}
          >
            {t("Make the project")}
          </Button>
        </footer>
      </form>
    </DialogBox>
  );
}
