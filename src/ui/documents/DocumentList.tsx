import { useMemo } from "react";
import { GridList } from "react-aria-components";
import { useApp, useAppStore, useViewStore } from "../useApp.ts";
import { DocumentRow } from "./DocumentRow.tsx";

/** The documents, oldest first; choosing one opens it. */
export function DocumentList() {
  const docs = useApp((s) => s.project.docs);
  const active = useApp((s) => s.activeDoc);
  const app = useAppStore();
  const view = useViewStore();
  const sorted = useMemo(
    () => Object.values(docs).sort((a, b) => a.createdAt - b.createdAt),
    [docs],
  );
  const open = (id: string) => {
    app.getState().openDoc(id);
    view.setState({ pane: "text", caret: null });
  };
  return (
    <GridList
      className="documents-list"
      aria-label="Documents"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={active === null ? [] : [active]}
      onSelectionChange={(keys) => {
        const [id] = keys === "all" ? [] : keys;
        if (id !== undefined && id !== active) open(String(id));
      }}
      onAction={(id) => open(String(id))}
      renderEmptyState={() => <p className="quiet">No texts yet.</p>}
    >
      {sorted.map((doc) => (
        <DocumentRow key={doc.id} doc={doc} />
      ))}
    </GridList>
  );
}
