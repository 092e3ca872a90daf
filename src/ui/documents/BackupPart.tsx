import { Button } from "react-aria-components";
import { confirmedThings, lastMade } from "../../core/lifecycle/backupDue.ts";
import { timeFormat } from "../../language/dates.ts";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp } from "../app/useApp.ts";
import { asSentence } from "../look/names.ts";

const when = timeFormat({ dateStyle: "medium", timeStyle: "short" });

/** When the last backup was made, and where backups go. */
export function BackupPart() {
  const made = lastMade(useApp((s) => s.backup));
  const confirmed = useApp((s) => confirmedThings(s.project));
  const folder = useApp((s) => s.backupFolder);
  const fault = useApp((s) => s.backupFault);
  const makeBackup = useApp((s) => s.makeBackup);
  const editable = useApp(isEditable);
  const since = Math.max(0, confirmed - (made?.confirmed ?? 0));
  return (
    <>
      <ReadOnlyNote />
      <p className="dialog-text">
        {made
          ? t(
              "The last backup of this project is of {at}; {since, plural, =0 {nothing was} one {# thing was} other {# things were}} confirmed since.",
              { at: when(made.at), since },
            )
          : t("There is no backup of this project yet, or a later one was put off.")}
      </p>
      <p className="dialog-text">{folderText(folder)}</p>
      {fault !== null && (
        <p role="alert">
          {t("The last backup could not be written into its folder: {why}", {
            why: asSentence(fault),
          })}{" "}
          <Button className="button small" onPress={() => void makeBackup("download")}>
            {t("Save it as a file")}
          </Button>
        </p>
      )}
      <div className="dialog-actions">
        <FolderButtons />
        <Button className="button primary" isDisabled={!editable} onPress={() => void makeBackup()}>
          {t("Save a backup")}
        </Button>
      </div>
    </>
  );
}

function folderText(folder: ReturnType<typeof useFolder>): string {
  if (folder.kind === "unsupported")
    return t("This browser lets no page write into a folder: a backup is saved as a download.");
  if (folder.kind === "none")
    return t(
      "A folder of yours can be chosen for backups: they go there by themselves, are read back, and the last five of a project are kept.",
    );
  return folder.kind === "asks"
    ? t("Backups go to “{name}”, once you allow it again.", { name: folder.name })
    : t("Backups go to “{name}” by themselves; the last five of a project are kept.", {
        name: folder.name,
      });
}

const useFolder = () => useApp((s) => s.backupFolder);

function FolderButtons() {
  const folder = useFolder();
  const choose = useApp((s) => s.chooseBackupFolder);
  const allow = useApp((s) => s.allowBackupFolder);
  const forget = useApp((s) => s.forgetBackupFolder);
  if (folder.kind === "unsupported") return null;
  return (
    <>
      {folder.kind !== "none" && (
        <Button className="button plain" onPress={() => void forget()}>
          {t("Use no folder")}
        </Button>
      )}
      {folder.kind === "asks" && (
        <Button className="button" onPress={() => void allow()}>
          {t("Allow “{name}” again", { name: folder.name })}
        </Button>
      )}
      <Button className="button" onPress={() => void choose()}>
        {folder.kind === "none" ? t("Choose a folder…") : t("Another folder…")}
      </Button>
    </>
  );
}
