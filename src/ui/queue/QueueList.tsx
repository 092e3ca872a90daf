import { memo, useMemo } from "react";
import { GridList, ListLayout, Virtualizer } from "react-aria-components";
import { sentenceById } from "../../core/document/docIndex.ts";
import type { Project } from "../../core/document/document.ts";
import type { InQueue } from "../../core/review/queue/nextUp.ts";
import { t } from "../../language/words.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { looksOf } from "../look/looks.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { QueueRow, type Row } from "./QueueRow.tsx";

const LAYOUT = { estimatedRowSize: 92, gap: 0, padding: 0 };

interface Props {
  readonly items: readonly InQueue[];
  readonly project: Project;
}

/** The sentences in their order; a click or Enter shows one in the text, to go on from there. */
export const QueueList = memo(function QueueList({ items, project }: Props) {
  const language = useLanguage();
  const show = useShowInText();
  const view = useViewStore();
  const walk = useView((s) => s.walk);
  const looks = looksOf(project.schema);
  const rows = useMemo(
    () =>
      items.map((item): Row => {
        const doc = project.docs[item.doc];
        // Those that are gone are left out before.
        return { id: item.sentence, item, doc, sentence: sentenceById(doc, item.sentence)!, looks };
      }),
    [items, project.docs, looks],
  );
  const at = walk && rows.some(({ id }) => id === walk.sentence) ? walk.sentence : null;
  const open = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return;
    view.setState({ walk: { doc: row.doc.id, sentence: id } });
    show(row.doc.id, row.sentence.start, { kind: "sentence", id });
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        className="queue-list"
        aria-label={t("Unreviewed sentences")}
        items={rows}
        dependencies={[language]}
        autoFocus={at !== null}
        selectionMode="single"
        selectedKeys={at === null ? [] : [at]}
        // Whichever is chosen is shown, the one that was shown last too.
        onSelectionChange={(keys) => {
          const [id = at] = keys === "all" ? [] : keys;
          if (id !== null) open(String(id));
        }}
        renderEmptyState={() => (
          <p className="quiet">
            {t("Nothing is left to go through: every sentence is confirmed.")}
          </p>
        )}
      >
        {(row: Row) => <QueueRow row={row} />}
      </GridList>
    </Virtualizer>
  );
});
