import { useDeferredValue, useMemo, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { occurrences } from "../../core/review/occurrences.ts";
import { t } from "../../language/words.ts";
import { activeDoc, isEditable, useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { Choice } from "../controls/Choice.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { Segments } from "../controls/Segments.tsx";
import { looksOf } from "../look/looks.ts";
import { typeOptions } from "../look/typeOptions.ts";
import { OccurrencesPreview } from "./OccurrencesPreview.tsx";

interface Props {
  readonly text: string;
  /** The type to begin with, where it is known. */
  readonly type: string | null;
  readonly onClose: () => void;
}

const SCOPES = [
  {
    id: "document",
    get name() {
      return t("This document");
    },
  },
  {
    id: "project",
    get name() {
      return t("All documents");
    },
  },
] as const;

/** Suggests a type for every occurrence of some words, and shows before where they are. */
export function OccurrencesDialog({ text: asked, type: known, onClose }: Props) {
  const project = useApp((s) => s.project);
  const doc = useApp(activeDoc);
  const editable = useApp(isEditable);
  const labelOccurrences = useApp((s) => s.labelOccurrences);
  const [text, setText] = useState(() => asked.replace(/\s+/g, " ").trim());
  const [type, setType] = useState(known ?? project.schema.entities[0]?.name ?? "");
  const [matchCase, setMatchCase] = useState(true);
  const [where, setWhere] = useState<"document" | "project">("document");
  const scope = useMemo(
    () =>
      where === "document" && doc ? { kind: where, doc: doc.id } : ({ kind: "project" } as const),
    [where, doc],
  );
  const query = useMemo(() => ({ text, type, matchCase, scope }), [text, type, matchCase, scope]);
  const shown = useDeferredValue(query);
  const found = useMemo(() => occurrences(project, shown), [project, shown]);
  const looks = looksOf(project.schema).entities;
  const count = found.places.length;
  const isReady = editable && type !== "" && count > 0 && shown === query;
  const suggest = () => {
    labelOccurrences(text, type, matchCase, scope);
    onClose();
  };
  return (
    <DialogBox title={t("Label all occurrences")} wide onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) suggest();
        }}
      >
        <div className="bulk">
          <div className="bulk-fields">
            <TextField className="field" value={text} onChange={setText} autoFocus>
              <Label>{t("Words")}</Label>
              <Input dir="auto" autoComplete="off" />
            </TextField>
            <Check isSelected={matchCase} onChange={setMatchCase}>
              {t("Match case")}
            </Check>
            <Choice
              label={t("Type")}
              value={type}
              options={typeOptions(looks, type)}
              onChange={setType}
            />
            <Segments label={t("Where")} value={where} options={SCOPES} onChange={setWhere} />
          </div>
          <OccurrencesPreview project={project} found={found} hue={looks.get(type)?.hue ?? 0} />
        </div>
        <footer className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {t("Cancel")}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!isReady}>
            {count > 0
              ? t("Suggest {count, plural, one {# span} other {# spans}}", { count })
              : t("Nothing to suggest")}
          </Button>
        </footer>
      </form>
    </DialogBox>
  );
}
