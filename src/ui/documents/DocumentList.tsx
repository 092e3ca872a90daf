import { useMemo } from "react";
import { GridList, ListLayout, Virtualizer } from "react-aria-components";
import type { Doc } from "../../core/document.ts";
import { useApp, useAppStore, useView, useViewStore } from "../useApp.ts";
import { DocumentRow } from "./DocumentRow.tsx";
import { sortDocs } from "./sortDocs.ts";

const LAYOUT = { estimatedRowSize: 80, gap: 1, padding: 3 };

/** The documents that the listing asks for; choosing one opens it. */
export function DocumentList({ docs }: { docs: readonly Doc[] }) {
  const listing = useView((s) => s.listing);
  const active = useApp((s) => s.activeDoc);
  const app = useAppStore();
  const view = useViewStore();
  const listed = useMemo(() => sortDocs(docs, listing), [docs, listing]);
  const open = (id: string) => {
    app.getState().openDoc(id);
    view.setState({ pane: "text", caret: null });
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        className="documents-list"
        aria-label="Documents"
        items={listed}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={active === null ? [] : [active]}
        onSelectionChange={(keys) => {
          const [id] = keys === "all" ? [] : keys;
          if (id !== undefined && id !== active) open(String(id));
        }}
        onAction={(id) => open(String(id))}
        renderEmptyState={() => (
          <p className="quiet">{docs.length === 0 ? "No texts yet." : "No text is like that."}</p>
        )}
      >
        {(doc: Doc) => <DocumentRow doc={doc} />}
      </GridList>
    </Virtualizer>
  );
}
