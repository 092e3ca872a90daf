import { IMPORT_FORMATS } from "../../store/formatChoices.ts";
import type { ShownImport } from "../../store/importState.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";

/** More would make the list longer than what it is about. */
const LISTED = 20;

interface Props {
  readonly shown: ShownImport;
}

/** What each file was read as, which the user may know better, and of tables where the text is. */
export function ImportFiles({ shown }: Props) {
  const readFileAs = useApp((s) => s.readFileAs);
  const { files, tables } = shown.preview;
  return (
    <section aria-label="Files">
      <h3>Files ({files.length.toLocaleString("en")})</h3>
      <ul className="import-files">
        {files.slice(0, LISTED).map(({ file, format }) => {
          const table = tables.find((one) => one.file === file);
          return (
            <li key={file}>
              <b>{file}</b>
              <Choice
                label="Read as"
                value={format ?? ""}
                options={format === null ? [NOT_READ, ...IMPORT_FORMATS] : IMPORT_FORMATS}
                onChange={(id) => id !== "" && void readFileAs(file, { format: id })}
              />
              {table && (
                <Choice
                  label="Text in"
                  value={table.textColumn}
                  options={table.columns.map((column) => ({ id: column, name: column }))}
                  onChange={(textColumn) => void readFileAs(file, { textColumn })}
                />
              )}
            </li>
          );
        })}
      </ul>
      {files.length > LISTED && (
        <p className="quiet">and {(files.length - LISTED).toLocaleString("en")} more</p>
      )}
    </section>
  );
}

const NOT_READ = { id: "", name: "not read" };
