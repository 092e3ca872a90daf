import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import type { AddedModel } from "../../core/lifecycle/addedModel.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { isSameSource, type ModelSource } from "../../core/lifecycle/openModel.ts";
import type { HubOffer } from "../../hub/offer.ts";
import { t } from "../../language/words.ts";
import type { Download } from "../../store/hubState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Trans } from "../look/Trans.tsx";
import { isNowhere } from "../places/focus.ts";
import { BLOCKED, whyNotFree } from "../train/whyNotFree.ts";
import { licenceText } from "./modelText.ts";
import { useRoom } from "./useRoom.ts";

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
    <section ref={answer} className="model-looked" aria-label={t("{repo} on the Hub", { repo })}>
      <p role="status">
        <b>{repo}</b>
        {kind !== null && ` · ${kind}`}
        {refusal === null &&
          t(" · {bytes} in {files, plural, one {# file} other {# files}}", {
            bytes: megabytes(bytes),
            files: files.length,
          })}{" "}
        · {licenceText(licence)}
      </p>
      <p className="quiet">
        <Trans
          id="{revision}, commit {commit} · <0>its page on the Hub</0>"
          values={{ revision, commit: commit.slice(0, 12) }}
          components={{
            // biome-ignore lint/a11y/useAnchorContent: its words come with the message
            0: <a href={address} target="_blank" rel="noreferrer" />,
          }}
        />
      </p>
      {refusal !== null && <p>{t("It cannot be used here: {refusal}.", { refusal })}</p>}
      {added && (
        <p>{t("It is here already: {name} is among the added models.", { name: added.name })}</p>
      )}
      {!added && begun && <p>{begunText(begun)}</p>}
      {isFull && (
        <p role="alert">
          {t(
            "It needs {missing}, but this browser has room for {room} only. Delete a model that you do not need, or make room on the disk.",
            { missing: megabytes(missing), room: megabytes(room) },
          )}
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
            {begun
              ? t("Resume: {missing} to come", { missing: megabytes(missing) })
              : t("Download {bytes}", { bytes: megabytes(bytes) })}
          </Button>
        )}
        <Button className="button" onPress={closeHub}>
          {t("Close")}
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
  if (isOpen) return <span className="in-use">{t("in use")}</span>;
  return (
    <Button
      className="button primary"
      aria-label={t("Open {name}", { name })}
      {...(isBlocked && { "aria-describedby": BLOCKED })}
      isDisabled={isBlocked || !canEdit}
      onPress={() => {
        closeHub();
        void useModel(source);
      }}
    >
      {t("Open")}
    </Button>
  );
}

/** Nothing can be pressed for it but in the list of downloads. */
const isGoingOn = (begun: Download | undefined): boolean =>
  begun !== undefined && (begun.progress !== null || begun.isElsewhere || begun.wanted !== null);

/** What is here of a model that was looked up again. */
function begunText({ progress, isElsewhere, wanted, done, offer: { bytes } }: Download): string {
  const far = t("{done} of {bytes}", { done: megabytes(done), bytes: megabytes(bytes) });
  if (isElsewhere) return t("Another tab downloads it: {far} are here.", { far });
  if (progress)
    return t("It is being downloaded: {far} are here. It is in the list below.", { far });
  if (wanted) return t("All of it is here, but for the names of its types: type them in below.");
  return t("{far} are here, from a download that ended early.", { far });
}

/** Brings an answer into view, with the focus on what can be done: unless that went elsewhere meanwhile. */
function showAnswer(answer: HTMLElement | null): void {
  answer?.scrollIntoView?.({ block: "nearest" });
  const { activeElement } = document;
  const isHere = activeElement && answer?.parentElement?.contains(activeElement);
  if (isHere || isNowhere())
    answer?.querySelector<HTMLElement>("button:not([disabled])")?.focus({ preventScroll: true });
}
