import { memo, useMemo } from "react";
import { GridList, ListLayout, Virtualizer } from "react-aria-components";
import type { Project } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import type { SidedSentence } from "../../store/exampleSplit.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { looksOf } from "../look/looks.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { ExampleRow, type Row } from "./ExampleRow.tsx";

const LAYOUT = { estimatedRowSize: 92, gap: 0, padding: 0 };

interface Props {
  readonly sentences: readonly SidedSentence[];
  readonly project: Project;
  /** Said where there are none. */
  readonly none: string;
}

/** The examples; a click or Enter shows one in the text, and the list goes on there afterwards. */
export const ExampleList = memo(function ExampleList({ sentences, project, none }: Props) {
  const language = useLanguage();
  const show = useShowInText();
  const view = useViewStore();
  const opened = useView((s) => s.examples.opened);
  const looks = looksOf(project.schema);
  const rows = useMemo(
    () =>
      sentences.map((one): Row => {
        return { id: one.sentence.id, one, doc: project.docs[one.doc], looks };
      }),
    [sentences, project.docs, looks],
  );
  const at = opened !== null && rows.some(({ id }) => id === opened) ? opened : null;
  const open = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return;
    view.setState(({ examples }) => ({ examples: { ...examples, opened: id } }));
    show(row.doc.id, row.one.sentence.start, { kind: "sentence", id });
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        className="example-list"
        aria-label={t("Examples")}
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
        renderEmptyState={() => <p className="quiet">{none}</p>}
      >
        {(row: Row) => <ExampleRow row={row} />}
      </GridList>
    </Virtualizer>
  );
});
