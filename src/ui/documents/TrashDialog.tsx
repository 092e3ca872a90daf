import { useMemo, useState } from "react";
import { Button, GridList, GridListItem, ListLayout, Virtualizer } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { trashedDocs } from "../../core/document/liveDocs.ts";
import { timeFormat } from "../../language/dates.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { docContents, docCounts } from "./docWords.ts";

/** The documents in the trash: each can come back, or all of them go for good. */
export function TrashDialog({ onClose }: { onClose: () => void }) {
  const project = useApp((s) => s.project);
  const editable = useApp(isEditable);
  const emptyTrash = useApp((s) => s.emptyTrash);
  const docs = useMemo(() => trashedDocs(project), [project]);
  const [asking, setAsking] = useState(false);
  if (asking)
    return (
      <ConfirmDialog
        title={t("Empty the trash?")}
        action={t("Empty the trash")}
        onConfirm={emptyTrash}
        onClose={() => setAsking(false)}
      >
        {t(
          "{docContents} {docs, plural, one {is} other {are}} removed from this browser. Undo brings them back as long as the step is in the history.",
          { docContents: docContents(docs), docs: docs.length },
        )}
      </ConfirmDialog>
    );
  return (
    <DialogBox title={t("Trash")} wide onClose={onClose}>
      <ReadOnlyNote />
      {docs.length > 0 && (
        <p className="dialog-text">
          {t("What lies here is kept, but neither shown nor trained on nor exported.")}
        </p>
      )}
      <TrashList docs={docs} />
      <footer className="dialog-actions">
        <Button
          className="button danger"
          isDisabled={!editable || docs.length === 0}
          onPress={() => setAsking(true)}
        >
          {t("Empty the trash…")}
        </Button>
      </footer>
    </DialogBox>
  );
}

const LAYOUT = { estimatedRowSize: 52 };

const when = timeFormat({ dateStyle: "medium", timeStyle: "short" });

/** The documents in the trash, each with a way back. */
function TrashList({ docs }: { docs: readonly Doc[] }) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        className="trash-list"
        aria-label={t("Documents in the trash")}
        items={docs}
        renderEmptyState={() => <p className="quiet">{t("The trash is empty.")}</p>}
      >
        {(doc: Doc) => (
          <GridListItem id={doc.id} textValue={visibly(doc.name)} className="trashed">
            <span className="document-name" dir="auto" title={visibly(doc.name)}>
              {visibly(doc.name)}
            </span>
            <span className="document-counts">
              {t("{docCounts} · in the trash since {when}", {
                docCounts: docCounts(doc),
                when: doc.trashedAt === undefined ? "" : when(doc.trashedAt),
              })}
            </span>
            <RestoreButton doc={doc} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

function RestoreButton({ doc }: { doc: Doc }) {
  const restoreDoc = useApp((s) => s.restoreDoc);
  const editable = useApp(isEditable);
  return (
    <Button
      className="button small"
      aria-label={t("Restore {name}", { name: doc.name })}
      isDisabled={!editable}
      onPress={() => restoreDoc(doc.id)}
    >
      {t("Restore")}
    </Button>
  );
}
