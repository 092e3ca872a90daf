import { memo } from "react";
import { GridList, ListLayout, Virtualizer } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { openDocument } from "../commands/documents.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { DocumentRow } from "./DocumentRow.tsx";
import { useGrowing } from "./useGrowing.ts";

const LAYOUT = { estimatedRowSize: 87, gap: 1, padding: 3 };

interface Props {
  readonly docs: readonly Doc[];
  /** Whether there are no others that are left out. */
  readonly isAll: boolean;
}

/** The documents that the listing asks for; choosing one opens it. */
export const DocumentList = memo(function DocumentList({ docs, isAll }: Props) {
  const language = useLanguage();
  const active = useApp((s) => s.activeDoc);
  const context = useCommandContext();
  const rows = useGrowing(docs);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        className="documents-list"
        aria-label={t("Documents")}
        items={rows}
        dependencies={[language]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={active === null ? [] : [active]}
        onSelectionChange={(keys) => {
          const [id] = keys === "all" ? [] : keys;
          if (id !== undefined && id !== active) openDocument(context, String(id));
        }}
        onAction={(id) => openDocument(context, String(id))}
        renderEmptyState={() => (
          <p className="quiet">{isAll ? t("No texts yet.") : t("No text is like that.")}</p>
        )}
      >
        {(doc: Doc) => <DocumentRow doc={doc} />}
      </GridList>
    </Virtualizer>
  );
});
