import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { trashedDocs } from "../../core/document/liveDocs.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { docContents } from "./docCounts.ts";
import { TrashList } from "./TrashList.tsx";

/** The documents that were deleted: each can come back, or all of them go for good. */
export function TrashDialog({ onClose }: { onClose: () => void }) {
  const project = useApp((s) => s.project);
  const editable = useApp(isEditable);
  const emptyTrash = useApp((s) => s.emptyTrash);
  const docs = useMemo(() => trashedDocs(project), [project]);
  const [asking, setAsking] = useState(false);
  if (asking)
    return (
      <ConfirmDialog
        title="Empty the trash?"
        action="Empty trash"
        onConfirm={emptyTrash}
        onClose={() => setAsking(false)}
      >
        {docContents(docs)} {docs.length === 1 ? "is" : "are"} removed from this browser. Undo
        brings them back as long as the step is in the history.
      </ConfirmDialog>
    );
  return (
    <DialogBox title="Trash" wide onClose={onClose}>
      {docs.length > 0 && (
        <p className="dialog-text">
          What lies here is kept, but neither shown nor trained on nor exported.
        </p>
      )}
      <TrashList docs={docs} />
      <footer className="dialog-actions">
        <Button
          className="button danger"
          isDisabled={!editable || docs.length === 0}
          onPress={() => setAsking(true)}
        >
          Empty trash
        </Button>
      </footer>
    </DialogBox>
  );
}
