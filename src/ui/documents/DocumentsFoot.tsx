import { useMemo } from "react";
import type { Doc } from "../../core/document/document.ts";
import { trashedDocs } from "../../core/document/liveDocs.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { Icon } from "../look/Icon.tsx";
import { useLanguage } from "../look/useLanguage.ts";
import { docTotals } from "./docWords.ts";

/** Below the list: its totals, the trash, and how to be rid of everything. */
export function DocumentsFoot({ docs }: { docs: readonly Doc[] }) {
  const project = useApp((s) => s.project);
  const language = useLanguage();
  const totals = useMemo(() => docTotals(docs), [docs, language]);
  const trashed = useMemo(() => trashedDocs(project).length, [project]);
  return (
    <footer className="documents-foot">
      <p className="documents-totals">{totals}</p>
      <p className="quiet">
        {t(
          "Drop texts, files of other tools, folders, zips or a saved project anywhere on this page.",
        )}
      </p>
      <CommandButton command="trash" className="button plain">
        <Icon name="remove" />{" "}
        {trashed === 0 ? t("Trash") : t("Trash ({trashed, number})", { trashed })}
      </CommandButton>
      <CommandButton command="storage" className="button plain">
        <Icon name="export" /> {t("Storage and backups")}
      </CommandButton>
      <CommandButton command="erase" className="button plain">
        <Icon name="erase" /> {t("Erase everything stored here")}
      </CommandButton>
    </footer>
  );
}
