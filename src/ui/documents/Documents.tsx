import { useDeferredValue, useMemo } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { sortDocs } from "../../core/review/sortDocs.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp, useView } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { Icon } from "../look/Icon.tsx";
import { DocumentFilter } from "./DocumentFilter.tsx";
import { DocumentList } from "./DocumentList.tsx";
import { DocumentsFoot } from "./DocumentsFoot.tsx";
import { pickedFiles } from "./pickedFiles.ts";

/** The left pane: all documents, and the ways to add one. */
export function Documents() {
  const importFiles = useApp((s) => s.importFiles);
  const open = (files: FileList | null) => files && void importFiles(pickedFiles(files));
  const editable = useApp(isEditable);
  // A list of a thousand documents must not keep an edit of one from being seen at once.
  const project = useDeferredValue(useApp((s) => s.project));
  const listing = useView((s) => s.listing);
  const docs = useMemo(() => liveDocs(project), [project]);
  const listed = useMemo(() => sortDocs(docs, listing), [docs, listing]);
  return (
    <section className="documents" aria-label={t("Document list")}>
      <header className="pane-head">
        <h2>{t("Documents")}</h2>
      </header>
      <div className="documents-add">
        <CommandButton command="newText">
          <Icon name="add" /> {t("New text")}
        </CommandButton>
        <FileTrigger allowsMultiple onSelect={open}>
          <Button className="button" isDisabled={!editable}>
            <Icon name="open" /> {t("Open files")}
          </Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={open}>
          <Button className="button" isDisabled={!editable}>
            <Icon name="open" /> {t("Open folder")}
          </Button>
        </FileTrigger>
      </div>
      <DocumentFilter shown={listed.length} all={docs.length} />
      <DocumentList docs={listed} isAll={listed.length === docs.length} />
      <DocumentsFoot docs={docs} />
    </section>
  );
}
