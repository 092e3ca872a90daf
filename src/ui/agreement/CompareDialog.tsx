import { useMemo, useState } from "react";
import { Button, FileTrigger, Input, Label, TextField } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { t } from "../../language/words.ts";
import { INITIAL_AGREEMENT } from "../app/agreementForm.ts";
import { isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { pickedFiles } from "../documents/pickedFiles.ts";
import { Icon } from "../look/Icon.tsx";
import { Trans } from "../look/Trans.tsx";

interface Props {
  /** The document of whose menu it was opened; null: of none. */
  readonly doc: string | null;
  readonly onClose: () => void;
}

/** So many documents are offered at once: of more, the filter says which. */
const MOST = 100;

/** What is compared with what: the project with a file, or two documents of it. */
export function CompareDialog({ doc, onClose }: Props) {
  const importFiles = useApp((s) => s.importFiles);
  const compareDocs = useApp((s) => s.compareDocs);
  const project = useApp((s) => s.project);
  const active = useApp((s) => s.activeDoc);
  const editable = useApp(isEditable);
  const view = useViewStore();
  const docs = useMemo(() => liveDocs(project), [project]);
  const left = project.docs[doc ?? active ?? ""];
  const [filter, setFilter] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const others = useMemo(() => (left ? candidates(docs, left, filter) : []), [docs, left, filter]);
  const right = others.find(({ id }) => id === chosen) ?? others[0];
  const compare = async () => {
    if (!left || !right || !(await compareDocs(left.id, right.id))) return;
    view.setState({
      dialog: null,
      center: "agreement",
      pane: "text",
      agreement: INITIAL_AGREEMENT,
    });
  };
  return (
    <DialogBox title={t("Compare")} onClose={onClose}>
      <section className="compare-source" aria-label={t("With a file")}>
        <h3>{t("With a file")}</h3>
        <p>
          {t(
            "Two people annotate the same texts apart and save their projects. One of them opens one project and chooses the other file here: a .spanloom project, or any annotations that can be imported. Nothing is changed by it. To compare two files, open one of them first.",
          )}
        </p>
        <FileTrigger
          allowsMultiple
          onSelect={(files) => {
            if (!files) return;
            view.setState({ dialog: null, agreement: INITIAL_AGREEMENT });
            void importFiles(pickedFiles(files), "compare");
          }}
        >
          <Button className="button primary" isDisabled={!editable} autoFocus>
            <Icon name="open" /> {t("Choose a file")}
          </Button>
        </FileTrigger>
      </section>
      {left && docs.length > 1 && (
        <section className="compare-source" aria-label={t("With another document")}>
          <h3>{t("With another document")}</h3>
          <p>
            <Trans
              id="<0>{name}</0> with another version of the same text. Those of the very same text come first."
              values={{ name: left.name }}
              components={{ 0: <bdi /> }}
            />
          </p>
          {docs.length > MOST && (
            <TextField className="field" value={filter} onChange={setFilter}>
              <Label>{t("Filter by name")}</Label>
              <Input />
            </TextField>
          )}
          {right ? (
            <Choice
              label={t("Document")}
              value={right.id}
              options={others}
              onChange={(id) => setChosen(id)}
            />
          ) : (
            <p className="note">{t("No document is called like that.")}</p>
          )}
          <Button className="button" isDisabled={!right} onPress={() => void compare()}>
            {t("Compare the two")}
          </Button>
        </section>
      )}
    </DialogBox>
  );
}

/** The documents that one may be compared with: those of the same text first. */
function candidates(docs: readonly Doc[], left: Doc, filter: string) {
  const wanted = filter.trim().toLowerCase();
  const others = docs.filter(
    ({ id, name }) => id !== left.id && name.toLowerCase().includes(wanted),
  );
  const same = others.filter(({ text }) => text === left.text);
  const rest = others.filter(({ text }) => text !== left.text);
  return [...same, ...rest].slice(0, MOST).map(({ id, name }) => ({ id, name }));
}
