import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { trashedDocs } from "../../core/document/liveDocs.ts";
import { isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import { docTotals } from "./docCounts.ts";

/** Below the list: its totals, the trash, and how to be rid of everything. */
export function DocumentsFoot({ docs }: { docs: readonly Doc[] }) {
  const project = useApp((s) => s.project);
  const editable = useApp(isEditable);
  const view = useViewStore();
  const totals = useMemo(() => docTotals(docs), [docs]);
  const trashed = useMemo(() => trashedDocs(project).length, [project]);
  return (
    <footer className="documents-foot">
      <p className="documents-totals">{totals}</p>
      <p className="quiet">
        Drop .txt, brat pairs (.txt and .ann) or SpERT JSON anywhere on this page.
      </p>
      <Button className="button plain" onPress={() => view.setState({ dialog: { kind: "trash" } })}>
        <Icon name="remove" /> {trashed === 0 ? "Trash" : `Trash (${trashed})`}
      </Button>
      <Button
        className="button plain"
        isDisabled={!editable}
        onPress={() => view.setState({ dialog: { kind: "erase" } })}
      >
        <Icon name="erase" /> Erase everything stored here
      </Button>
    </footer>
  );
}
