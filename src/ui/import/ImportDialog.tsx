import { useId, useState } from "react";
import { Button } from "react-aria-components";
import { shownNumber } from "../../language/numbers.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { ImportState, ShownImport } from "../../store/importState.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { Progress } from "../controls/Progress.tsx";
import { CopyButton } from "./CopyButton.tsx";
import { FirstDocument } from "./FirstDocument.tsx";
import { ImportChoice } from "./ImportChoice.tsx";
import { ImportFiles, type ReadChoice } from "./ImportFiles.tsx";
import { ImportTold } from "./ImportTold.tsx";
import { ImportTypes } from "./ImportTypes.tsx";
import { ImportWays } from "./ImportWays.tsx";
import { ProjectComes } from "./ProjectComes.tsx";

const TITLES = {
  get import() {
    return t("Import");
  },
  get compare() {
    return t("Compare with a file");
  },
  get project() {
    return t("New project from a file");
  },
} as const;

/** What files would bring, before anything is changed: it is looked at, mapped, and taken or not. */
export function ImportDialog() {
  const importing = useApp((s) => s.importing);
  const cancel = useApp((s) => s.cancelImport);
  const [chosen, setChosen] = useState<ReadChoice | null>(null);
  if (importing.kind === "none") return null;
  const last = chosen?.import === importing.id ? chosen : null;
  return (
    <DialogBox title={TITLES[importing.purpose]} wide onClose={cancel}>
      {importing.kind === "shown" ? (
        <Preview shown={importing} last={last} onChoose={setChosen} onCancel={cancel} />
      ) : (
        <UnderWay importing={importing} onCancel={cancel} />
      )}
    </DialogBox>
  );
}

function UnderWay({ importing, onCancel }: { importing: ImportState; onCancel: () => void }) {
  const { label, value, total, text } = progressOf(importing);
  return (
    <>
      <Progress label={label} value={value} total={total} text={text} />
      <footer className="dialog-actions">
        <Button className="button" onPress={onCancel} autoFocus>
          {t("Cancel")}
        </Button>
      </footer>
    </>
  );
}

function progressOf(importing: ImportState) {
  if (importing.kind === "importing") {
    const { done, preview } = importing;
    const text = t("{say} of {say2} documents", { say: say(done), say2: say(preview.documents) });
    const label = importing.purpose === "compare" ? t("Reading") : t("Importing");
    return { label, value: done, total: preview.documents, text };
  }
  const progress = importing.kind === "reading" ? importing.progress : null;
  if (!progress) return { label: t("Reading"), value: 0, total: 1, text: t("Reading the files") };
  const { file, done, all } = progress;
  return {
    label: t("Reading"),
    value: done,
    total: all,
    text: t("{file}: {say} of {say2}", { file, say: say(done), say2: say(all) }),
  };
}

interface PreviewProps {
  readonly shown: ShownImport;
  readonly last: ReadChoice | null;
  readonly onChoose: (choice: ReadChoice) => void;
  readonly onCancel: () => void;
}

function Preview({ shown, last, onChoose, onCancel }: PreviewProps) {
  const { preview, lost } = shown;
  const sum = useId();
  const bringsTypes = preview.used.length > 0;
  const isProject = shown.purpose === "project" && preview.schema !== undefined;
  const isNothing =
    preview.documents === 0 && !bringsTypes && preview.models === undefined && !isProject;
  const lostLines = lost.map(({ file, reason }) =>
    t("not read: {file}: {reason}", { file, reason }),
  );
  return (
    <>
      <div className="import">
        <p id={sum} className="import-sum">
          {sumOf(shown)}
        </p>
        <ImportTold preview={preview} lost={lost} />
        <ProjectComes shown={shown} />
        {preview.first && <FirstDocument doc={preview.first} shown={shown} />}
        {preview.entities + preview.relations > 0 && !preview.schema && (
          <ImportChoice shown={shown} />
        )}
        {bringsTypes && !preview.schema && <ImportTypes shown={shown} />}
        <ImportFiles shown={shown} last={last} onChoose={onChoose} />
      </div>
      <footer className="dialog-actions">
        <CopyButton text={[...lostLines, preview.text].join("\n")} />
        <Button className="button" onPress={onCancel} autoFocus={isNothing && !last}>
          {isNothing ? t("Close") : t("Cancel")}
        </Button>
        {!isNothing && <ImportWays shown={shown} describedBy={sum} isFirst={!last} />}
      </footer>
    </>
  );
}

function sumOf({ preview }: ShownImport): string {
  const { documents, trashed, sentences, entities, relations, suggested, used } = preview;
  // Types of a whole set come as they are, without a table.
  if (documents === 0 && preview.schema && used.length > 0)
    return t("No documents, but {types, plural, one {# type} other {# types}}: {names}", {
      types: used.length,
      names: used.map(({ name }) => visibly(name)).join(", "),
    });
  if (documents === 0) return t("There are no documents in these files.");
  const parts = [
    t("{documents, plural, one {# document} other {# documents}}", { documents }),
    ...(trashed > 0 ? [t("{trashed, number} of these in the trash", { trashed })] : []),
    t("{sentences, plural, one {# sentence} other {# sentences}}", { sentences }),
    t("{entities, plural, one {# span} other {# spans}}", { entities }),
    t("{relations, plural, one {# relation} other {# relations}}", { relations }),
    ...(suggested > 0 ? [t("{say} of these suggested", { say: say(suggested) })] : []),
  ];
  return parts.join(" · ");
}

const say = (count: number): string => shownNumber(count);
