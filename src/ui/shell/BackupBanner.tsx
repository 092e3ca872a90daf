import { Button } from "react-aria-components";
import { confirmedSince, confirmedThings, isBackupDue } from "../../core/lifecycle/backupDue.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { asSentence } from "../look/names.ts";

/**
 * Says that the last backup could not be written, or offers one: once much was confirmed since the last
 * one, or the folder for them waits for a click.
 */
export function BackupBanner() {
  const fault = useApp((s) => s.backupFault);
  return fault === null ? <Offer /> : <Failed why={fault} />;
}

function Failed({ why }: { why: string }) {
  const makeBackup = useApp((s) => s.makeBackup);
  const putOffBackup = useApp((s) => s.putOffBackup);
  return (
    <div className="banner" data-kind="error" role="alert">
      <p>
        {t("The last backup could not be written into its folder: {why}", { why: asSentence(why) })}
      </p>
      <Button className="button" onPress={() => void makeBackup()}>
        {t("Try again")}
      </Button>
      <Button className="button" onPress={() => void makeBackup("download")}>
        {t("Save it as a file")}
      </Button>
      <Button className="button plain" onPress={() => putOffBackup()}>
        {t("Later")}
      </Button>
    </div>
  );
}

function Offer() {
  const mark = useApp((s) => s.backup);
  const confirmed = useApp((s) => confirmedThings(s.project));
  const folder = useApp((s) => s.backupFolder);
  const isStored = useApp((s) => s.storage.kind === "saved" || s.storage.kind === "saving");
  const makeBackup = useApp((s) => s.makeBackup);
  const putOffBackup = useApp((s) => s.putOffBackup);
  const allow = useApp((s) => s.allowBackupFolder);
  if (!isStored || folder.kind === "ready") return null;
  if (!isBackupDue(mark, confirmed, Date.now(), false)) return null;
  return (
    <div className="banner" data-kind="info" role="status">
      <p>
        {t(
          "{since, plural, one {# thing is} other {# things are}} confirmed here that no backup holds. A file outside of the browser is safe from what may happen to it.",
          { since: confirmedSince(mark, confirmed) },
        )}
      </p>
      {folder.kind === "asks" && (
        <Button className="button" onPress={() => void allow()}>
          {t("Allow “{name}” again", { name: folder.name })}
        </Button>
      )}
      <Button className="button" onPress={() => void makeBackup()}>
        {t("Save a backup")}
      </Button>
      <Button className="button plain" onPress={() => putOffBackup()}>
        {t("Later")}
      </Button>
    </div>
  );
}
