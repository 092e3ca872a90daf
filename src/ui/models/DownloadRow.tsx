import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import type { HubProgress } from "../../hub/offer.ts";
import { asNow, t } from "../../language/words.ts";
import type { Download } from "../../store/hubState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Progress } from "../controls/Progress.tsx";
import { TypeNames } from "./TypeNames.tsx";
import { useSecondsSince } from "./useSecondsSince.ts";
import { waitText } from "./waitText.ts";

interface Props {
  readonly download: Download;
  /** It was not here when the list was drawn first: what began it may be gone, and the focus with it. */
  readonly isNew: boolean;
}

/** A download: how far it is, and how it is stopped, goes on, or is deleted. */
export function DownloadRow({ download, isNew }: Props) {
  const { offer, progress, isElsewhere, done, fault, wanted } = download;
  const { id, repo, bytes } = offer;
  const getFromHub = useApp((s) => s.getFromHub);
  const stopDownload = useApp((s) => s.stopDownload);
  const forgetDownload = useApp((s) => s.forgetDownload);
  const canEdit = useApp(isEditable);
  const since = useSecondsSince(progress?.wait);
  const row = useRef<HTMLLIElement>(null);
  const isRunning = progress !== null;
  const wasRunning = useRef(isNew && isRunning ? null : isRunning);
  useEffect(() => {
    const isChanged = wasRunning.current !== isRunning;
    wasRunning.current = isRunning;
    // The button that was pressed gave way to others.
    if (isChanged && document.activeElement === document.body)
      row.current?.querySelector("button")?.focus();
  }, [isRunning]);
  return (
    <li ref={row} className="download">
      <b>{repo}</b>
      <Progress
        label={t("Download of {repo}", { repo })}
        value={progress?.done ?? done}
        total={bytes}
        text={progress ? progressText(progress, since) : hereText(download)}
      />
      {fault !== null && (
        <p role="alert">{t("It does not go on: {fault}.", { fault: asNow(fault) })}</p>
      )}
      {wanted && <Names rows={wanted} onNamed={(types) => void getFromHub(offer, types)} />}
      <div className="model-choose">
        {progress ? (
          <Button
            className="button small"
            aria-label={t("Stop the download of {repo}", { repo })}
            onPress={() => void stopDownload(id)}
          >
            {t("Stop")}
          </Button>
        ) : isElsewhere ? null : (
          <>
            {!wanted && (
              <Button
                className="button small"
                aria-label={t("Go on with the download of {repo}", { repo })}
                isDisabled={!canEdit}
                onPress={() => void getFromHub(offer)}
              >
                {t("Continue")}
              </Button>
            )}
            <Button
              className="button small"
              aria-label={t("Delete the download of {repo}", { repo })}
              isDisabled={!canEdit}
              onPress={() => void forgetDownload(id)}
            >
              {t("Delete")}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

const hereText = ({ done, isElsewhere, offer: { bytes } }: Download): string =>
  t(
    "{done} of {bytes} are here{isElsewhere, select, true { · another tab downloads it} other {}}",
    { done: megabytes(done), bytes: megabytes(bytes), isElsewhere },
  );

function progressText({ doing, done, all, wait }: HubProgress, since: number): string {
  const far = t("{done} of {all}", { done: megabytes(done), all: megabytes(all) });
  switch (doing) {
    case "checking":
      return t("Checking what is here: {far}", { far });
    case "waiting":
      return [`${far} · ${wait?.why ?? "waiting"}`, waitText(wait, since)].join(". ");
    case "storing":
      return t("{far} · storing", { far });
    default:
      return far;
  }
}

interface NamesProps {
  readonly rows: NonNullable<Download["wanted"]>;
  readonly onNamed: (types: ModelTypes) => void;
}

/** All is here, but what the types are called. */
function Names({ rows, onNamed }: NamesProps) {
  const [types, setTypes] = useState<ModelTypes | null>(null);
  return (
    <>
      <TypeNames rows={rows} onChange={setTypes} />
      <Button
        className="button primary"
        isDisabled={types === null}
        onPress={() => types && onNamed(types)}
      >
        {t("Add")}
      </Button>
    </>
  );
}
