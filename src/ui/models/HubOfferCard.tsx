import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import type { AddedModel } from "../../core/lifecycle/addedModel.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { isSameSource, type ModelSource } from "../../core/lifecycle/openModel.ts";
import type { HubOffer } from "../../hub/offer.ts";
import type { Download } from "../../store/hubState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
import { isNowhere } from "../places/focus.ts";
import { licenceText } from "./modelText.ts";
import { useRoom } from "./useRoom.ts";
import { BLOCKED, whyNotFree } from "./whyNotFree.ts";

/** What the Hub has under a name, before anything of it is downloaded. */
export function HubOfferCard({ offer }: { offer: HubOffer }) {
  const { repo, revision, commit, address, licence, kind, files, bytes, refusal } = offer;
  const getFromHub = useApp((s) => s.getFromHub);
  const closeHub = useApp((s) => s.closeHub);
  const added = useApp((s) =>
    s.added.find(
      ({ origin }) => origin.kind === "hub" && origin.repo === repo && origin.commit === commit,
    ),
  );
  const begun = useApp((s) => s.downloads.find((one) => one.offer.id === offer.id));
  const canEdit = useApp(isEditable);
  const room = useRoom(offer.id);
  const missing = bytes - (begun?.done ?? 0);
  const isFull = refusal === null && !added && !isGoingOn(begun) && room !== null && room < missing;
  const answer = useRef<HTMLElement>(null);
  useEffect(() => showAnswer(answer.current), []);
  return (
    <section ref={answer} className="model-looked" aria-label={`${repo} on the Hub`}>
      <p role="status">
        <b>{repo}</b>
        {kind !== null && ` · ${kind}`}
        {refusal === null && ` · ${megabytes(bytes)} in ${counted(files.length, "file")}`} ·{" "}
        {licenceText(licence)}
      </p>
      <p className="quiet">
        {revision}, commit {commit.slice(0, 12)} ·{" "}
        <a href={address} target="_blank" rel="noreferrer">
          its page on the Hub
        </a>
      </p>
      {refusal !== null && <p>It cannot be used here: {refusal}.</p>}
      {added && <p>It is here already: {added.name} is among the added models.</p>}
      {!added && begun && <p>{begunText(begun)}</p>}
      {isFull && (
        <p role="alert">
          It needs {megabytes(missing)}, but this browser has room for {megabytes(room)} only.
          Delete a model that you do not need, or make room on the disk.
        </p>
      )}
      <div className="model-choose">
        {added && <OpenAdded model={added} />}
        {refusal === null && !added && !isGoingOn(begun) && (
          <Button
            className="button primary"
            isDisabled={isFull || !canEdit}
            onPress={() => {
              closeHub();
              void getFromHub(offer);
            }}
          >
            {begun ? `Resume: ${megabytes(missing)} to come` : `Download ${megabytes(bytes)}`}
          </Button>
        )}
        <Button className="button" onPress={closeHub}>
          Close
        </Button>
      </div>
    </section>
  );
}

/** Opens a model that is here, or says that it is open, or why it cannot be now. */
function OpenAdded({ model: { id, name } }: { model: AddedModel }) {
  const source: ModelSource = { kind: "added", id };
  const useModel = useApp((s) => s.useModel);
  const closeHub = useApp((s) => s.closeHub);
  const isOpen = useApp(
    ({ model }) => model.kind === "ready" && isSameSource(model.model.source, source),
  );
  const isBlocked = useApp((s) => whyNotFree(s) !== null);
  const canEdit = useApp(isEditable);
  if (isOpen) return <span className="in-use">in use</span>;
  return (
    <Button
      className="button primary"
      aria-label={`Open ${name}`}
      {...(isBlocked && { "aria-describedby": BLOCKED })}
      isDisabled={isBlocked || !canEdit}
      onPress={() => {
        closeHub();
        void useModel(source);
      }}
    >
      Open
    </Button>
  );
}

/** Nothing can be pressed for it but in the list of downloads. */
const isGoingOn = (begun: Download | undefined): boolean =>
  begun !== undefined && (begun.progress !== null || begun.isElsewhere || begun.wanted !== null);

/** What is here of a model that was looked up again. */
function begunText({ progress, isElsewhere, wanted, done, offer: { bytes } }: Download): string {
  const far = `${megabytes(done)} of ${megabytes(bytes)}`;
  if (isElsewhere) return `Another tab downloads it: ${far} are here.`;
  if (progress) return `It is being downloaded: ${far} are here. It is in the list below.`;
  if (wanted) return "All of it is here, but for the names of its types: type them in below.";
  return `${far} are here, from a download that ended early.`;
}

/** Brings an answer into view, with the focus on what can be done: unless that went elsewhere meanwhile. */
function showAnswer(answer: HTMLElement | null): void {
  answer?.scrollIntoView?.({ block: "nearest" });
  const { activeElement } = document;
  const isHere = activeElement && answer?.parentElement?.contains(activeElement);
  if (isHere || isNowhere())
    answer?.querySelector<HTMLElement>("button:not([disabled])")?.focus({ preventScroll: true });
}
