import { Button, GridList, GridListItem, ListLayout, Virtualizer } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { docCounts } from "./docCounts.ts";

const LAYOUT = { estimatedRowSize: 52 };

const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The documents in the trash, each with a way back. */
export function TrashList({ docs }: { docs: readonly Doc[] }) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        className="trash-list"
        aria-label="Documents in the trash"
        items={docs}
        renderEmptyState={() => <p className="quiet">The trash is empty.</p>}
      >
        {(doc: Doc) => (
          <GridListItem id={doc.id} textValue={doc.name} className="trashed">
            <span className="document-name" dir="auto">
              {doc.name}
            </span>
            <span className="document-counts">
              {docCounts(doc)} · deleted {when.format(doc.trashedAt)}
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
      aria-label={`Restore ${doc.name}`}
      isDisabled={!editable}
      onPress={() => restoreDoc(doc.id)}
    >
      Restore
    </Button>
  );
}
