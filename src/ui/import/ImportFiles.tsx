import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { IMPORT_FORMATS } from "../../store/formatChoices.ts";
import type { ShownImport } from "../../store/importState.ts";
import { HelpLink } from "../app/HelpLink.tsx";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";

/** More would make the list longer than what it is about. */
const LISTED = 20;

/** A choice of how a file is read. */
export interface ReadChoice {
  readonly import: string;
  readonly file: string;
  readonly of: "format" | "text column";
}

interface Props {
  readonly shown: ShownImport;
  /** What was chosen last, after which the files were read again: it gets the focus back. */
  readonly last: ReadChoice | null;
  readonly onChoose: (choice: ReadChoice) => void;
}

/** What each file was read as, which the user may know better, and of tables where the text is. */
export function ImportFiles({ shown, last, onChoose }: Props) {
  const readFileAs = useApp((s) => s.readFileAs);
  const { files, tables } = shown.preview;
  const isLast = (file: string, of: ReadChoice["of"]) => last?.file === file && last.of === of;
  const choose = (file: string, of: ReadChoice["of"], id: string) => {
    onChoose({ import: shown.id, file, of });
    void readFileAs(file, of === "format" ? { format: id } : { textColumn: id });
  };
  return (
    <section aria-label={t("Files")}>
      <h3>{t("Files ({files, number})", { files: files.length })}</h3>
      <HelpLink page="formats">{t("Which formats can be read")}</HelpLink>
      <ul className="import-files">
        {files.slice(0, LISTED).map(({ file, format }) => {
          const table = tables.find((one) => one.file === file);
          return (
            <li key={file}>
              {/* biome-ignore lint/a11y/useSemanticElements: only its name is wanted, which tells whose choices these are */}
              <div role="group" aria-label={file}>
                <b>{visibly(file)}</b>
                <Choice
                  label={t("Read as")}
                  value={format ?? ""}
                  options={format === null ? [NOT_READ, ...IMPORT_FORMATS] : IMPORT_FORMATS}
                  onChange={(id) => id !== "" && choose(file, "format", id)}
                  autoFocus={isLast(file, "format")}
                />
                {table && (
                  <Choice
                    label={t("Text in")}
                    value={table.textColumn}
                    options={table.columns.map((column) => ({ id: column, name: column }))}
                    onChange={(id) => choose(file, "text column", id)}
                    autoFocus={isLast(file, "text column")}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {files.length > LISTED && (
        <p className="quiet">{t("and {files, number} more", { files: files.length - LISTED })}</p>
      )}
    </section>
  );
}

const NOT_READ = {
  id: "",
  get name() {
    return t("not read");
  },
};
