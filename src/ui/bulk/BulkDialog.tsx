import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { isRefusal } from "../../core/document/edit.ts";
import { bulkMatches } from "../../core/review/bulk.ts";
import { decideMatches } from "../../core/review/decideMatches.ts";
import { t } from "../../language/words.ts";
import { activeDoc, isEditable, useApp, useView } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { looksOf } from "../look/looks.ts";
import { BulkFields } from "./BulkFields.tsx";
import { BulkPreview } from "./BulkPreview.tsx";
import { BULK_FORM, type BulkForm, queryOf } from "./bulkForm.ts";
import { countsByType, followers, matchesOf, scoreBins } from "./matches.ts";
import { scopeOptions } from "./scopeOptions.ts";

const BINS = 20;

/** Accepts or rejects many suggestions in one step, and shows before which they are. */
export function BulkDialog({ onClose }: { onClose: () => void }) {
  const project = useApp((s) => s.project);
  const doc = useApp(activeDoc);
  const selection = useApp((s) => s.selection);
  const caret = useView((s) => s.caret);
  const editable = useApp(isEditable);
  const decideAll = useApp((s) => s.decideAll);
  const [form, setForm] = useState<BulkForm>(BULK_FORM);
  const scopes = useMemo(() => scopeOptions(doc, selection, caret), [doc, selection, caret]);
  const { scope, id: where } = scopes.find(({ id }) => id === form.where) ?? scopes.at(-1)!;
  const query = queryOf(form, scope);
  const { what, types, side, threshold } = query;

  const ofAnyType = useMemo(() => {
    const all = { scope, what, types: null, side: "atLeast", threshold: 0 } as const;
    return matchesOf(project, bulkMatches(project, all));
  }, [project, scope, what]);
  const ofAnyScore = useMemo(
    () => ofAnyType.filter(({ annotation }) => types?.includes(annotation.type) ?? true),
    [ofAnyType, types],
  );
  const refs = useMemo(
    () => bulkMatches(project, { scope, what, types, side, threshold }),
    [project, scope, what, types, side, threshold],
  );
  const made = useMemo(
    () => decideMatches(project, refs, form.status),
    [project, refs, form.status],
  );

  const decide = () => {
    decideAll(refs, form.status, { side, threshold });
    onClose();
  };
  return (
    <DialogBox title={t("Accept or reject many")} wide onClose={onClose}>
      <div className="bulk">
        <BulkFields
          form={{ ...form, where }}
          scopes={scopes}
          counts={countsByType(ofAnyType)}
          bins={scoreBins(ofAnyScore, BINS)}
          looks={looksOf(project.schema)}
          onChange={setForm}
        />
        <BulkPreview
          found={matchesOf(project, refs)}
          total={ofAnyType.length}
          followers={isRefusal(made) ? 0 : followers(made, refs.length)}
          status={form.status}
          threshold={threshold}
          looks={looksOf(project.schema)}
        />
      </div>
      <footer className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {t("Cancel")}
        </Button>
        <Button
          className={form.status === "confirmed" ? "button primary" : "button danger"}
          isDisabled={!editable || isRefusal(made)}
          onPress={decide}
        >
          {isRefusal(made) ? t("Nothing to decide") : made.name}
        </Button>
      </footer>
    </DialogBox>
  );
}
