import { Fragment, useEffect } from "react";
import { Button } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { SPACE_PARTS, type SpacePart } from "../../core/lifecycle/space.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { BackupPart } from "./BackupPart.tsx";

const NAMES: Readonly<Record<SpacePart, () => string>> = {
  documents: () => t("Documents, annotations and history"),
  models: () => t("Kept and added models"),
  trainings: () => t("Trainings that are not over"),
  downloads: () => t("Downloads that are not over"),
  offline: () => t("The app itself, for use without a network"),
};

const HOW_TO_FREE: Readonly<Record<SpacePart, () => string>> = {
  documents: () => t("Move documents to the trash and empty it."),
  models: () => t("Delete models under All models."),
  trainings: () => t("Stop, keep or discard them in the Train tab."),
  downloads: () => t("Finish or delete them under All models."),
  offline: () => t("It comes back with the next visit."),
};

/** What is stored in this browser, how safe it is there, and backups outside of it. */
export function StorageDialog({ onClose }: { onClose: () => void }) {
  const measure = useApp((s) => s.measureSpace);
  useEffect(() => void measure(), [measure]);
  return (
    <DialogBox title={t("Storage and backups")} wide onClose={onClose}>
      <SpacePartOf />
      <h3>{t("Backups")}</h3>
      <BackupPart />
    </DialogBox>
  );
}

function SpacePartOf() {
  const space = useApp((s) => s.space);
  const askToKeep = useApp((s) => s.askToKeep);
  if (!space) return <p className="dialog-text">{t("Measuring…")}</p>;
  const { used, free, parts, isPersistent } = space;
  return (
    <>
      {used !== null && (
        <p className="dialog-text">
          {free === null
            ? t("{used} are used in this browser.", { used: megabytes(used) })
            : t("{used} are used in this browser; there is room for {free} more.", {
                used: megabytes(used),
                free: megabytes(free),
              })}
        </p>
      )}
      <dl className="facts">
        {SPACE_PARTS.filter((part) => parts[part] !== undefined).map((part) => (
          <Fragment key={part}>
            <dt>{NAMES[part]()}</dt>
            <dd>
              {megabytes(parts[part] ?? 0)}
              {(parts[part] ?? 0) > 0 && <small>{HOW_TO_FREE[part]()}</small>}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="dialog-text">{keepingText(isPersistent)}</p>
      {isPersistent === false && (
        <Button className="button" onPress={() => void askToKeep()}>
          {t("Ask the browser to keep it")}
        </Button>
      )}
    </>
  );
}

function keepingText(isPersistent: boolean | null): string {
  if (isPersistent === null)
    return t("This browser does not say whether it keeps what is stored when its disk runs short.");
  return isPersistent
    ? t("The browser keeps all of it, also when its disk runs short.")
    : t(
        "The browser may clear all of it when its disk runs short, or after weeks without a visit.",
      );
}
