import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import type { HubProgress } from "../../hub/offer.ts";
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
        label={`Download of ${repo}`}
        value={progress?.done ?? done}
        total={bytes}
        text={progress ? progressText(progress, since) : hereText(download)}
      />
      {fault !== null && <p role="alert">It does not go on: {fault}.</p>}
      {wanted && <Names rows={wanted} onNamed={(types) => void getFromHub(offer, types)} />}
      <div className="model-choose">
        {progress ? (
          <Button
            className="button small"
            aria-label={`Stop the download of ${repo}`}
            onPress={() => void stopDownload(id)}
          >
            Stop
          </Button>
        ) : isElsewhere ? null : (
          <>
            {!wanted && (
              <Button
                className="button small"
                aria-label={`Go on with the download of ${repo}`}
                isDisabled={!canEdit}
                onPress={() => void getFromHub(offer)}
              >
                Continue
              </Button>
            )}
            <Button
              className="button small"
              aria-label={`Delete the download of ${repo}`}
              isDisabled={!canEdit}
              onPress={() => void forgetDownload(id)}
            >
              Delete
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

const hereText = ({ done, isElsewhere, offer: { bytes } }: Download): string =>
  `${megabytes(done)} of ${megabytes(bytes)} are here${isElsewhere ? " · another tab downloads it" : ""}`;

function progressText({ doing, done, all, wait }: HubProgress, since: number): string {
  const far = `${megabytes(done)} of ${megabytes(all)}`;
  switch (doing) {
    case "checking":
      return `Checking what is here: ${far}`;
    case "waiting":
      return [`${far} · ${wait?.why ?? "waiting"}`, waitText(wait, since)].join(". ");
    case "storing":
      return `${far} · storing`;
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
        Add
      </Button>
    </>
  );
}
