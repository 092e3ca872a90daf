import { useEffect, useRef, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { HubOffer } from "../../hub/offer.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
import { isNowhere } from "../places/focus.ts";
import { DownloadRow } from "./DownloadRow.tsx";
import { licenceText } from "./modelText.ts";
import { RecommendedModels } from "./RecommendedModels.tsx";
import { useFocusAfterRemoval } from "./useFocusAfterRemoval.ts";
import { useRoom } from "./useRoom.ts";

/** Models of the Hub: looked up by name, shown, and downloaded on the user's word. */
export function HubSection() {
  const hub = useApp((s) => s.hub);
  const downloads = useApp((s) => s.downloads);
  const findDownloads = useApp((s) => s.findDownloads);
  const closeHub = useApp((s) => s.closeHub);
  const lookAtHub = useApp((s) => s.lookAtHub);
  const canLook = useApp((s) => isEditable(s) && s.hub.kind !== "looking");
  const [name, setName] = useState("");
  const heading = useFocusAfterRemoval(downloads.length);
  const before = useRef(new Set(downloads.map(({ offer }) => offer.id)));
  useEffect(() => void findDownloads(), [findDownloads]);
  const look = (sought: string) => {
    setName(sought);
    void lookAtHub(sought);
  };
  return (
    <section aria-label="From the Hugging Face Hub">
      <h3 ref={heading} tabIndex={-1}>
        From the Hugging Face Hub
      </h3>
      <p className="quiet">
        The Hub is asked when you press Look, and sends files when you press Download: it sees which
        model you ask for, and your network address. Your texts stay here.
      </p>
      <form
        className="hub-form"
        onSubmit={(event) => {
          event.preventDefault();
          look(name);
        }}
      >
        <TextField className="field" value={name} onChange={setName}>
          <Label>Name, or name@revision</Label>
          <Input
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            placeholder="FacebookAI/roberta-base"
          />
        </TextField>
        <Button className="button" type="submit" isDisabled={!canLook || name.trim() === ""}>
          Look
        </Button>
      </form>
      {hub.kind === "looking" && (
        <div className="model-choose">
          <p role="status">
            Asking the Hub for {hub.name}…
            {hub.wait && ` Waiting, as ${hub.wait.why}; next try in ${hub.wait.seconds} s.`}
          </p>
          <Button className="button small" aria-label="Stop asking the Hub" onPress={closeHub}>
            Stop
          </Button>
        </div>
      )}
      {hub.kind === "failed" && (
        <p role="alert">
          {hub.name} cannot be shown: {hub.message}.
        </p>
      )}
      {hub.kind === "offered" && <Offer key={hub.offer.id} offer={hub.offer} />}
      {downloads.length > 0 && (
        <ul aria-label="Downloads">
          {downloads.map((download) => (
            <DownloadRow
              key={download.offer.id}
              download={download}
              isNew={!before.current.has(download.offer.id)}
            />
          ))}
        </ul>
      )}
      <RecommendedModels onLook={look} isDisabled={!canLook} />
    </section>
  );
}

/** Brings an answer into view, with the focus on what can be done: unless that went elsewhere meanwhile. */
function showAnswer(answer: HTMLElement | null): void {
  answer?.scrollIntoView?.({ block: "nearest" });
  const { activeElement } = document;
  const isHere = activeElement && answer?.parentElement?.contains(activeElement);
  if (isHere || isNowhere())
    answer?.querySelector<HTMLElement>("button:not([disabled])")?.focus({ preventScroll: true });
}

/** What the Hub has under a name, before anything of it is downloaded. */
function Offer({ offer }: { offer: HubOffer }) {
  const { repo, revision, commit, address, licence, kind, files, bytes, refusal } = offer;
  const getFromHub = useApp((s) => s.getFromHub);
  const closeHub = useApp((s) => s.closeHub);
  const isThere = useApp((s) =>
    s.added.some(
      ({ origin }) => origin.kind === "hub" && origin.repo === repo && origin.commit === commit,
    ),
  );
  const isLoading = useApp((s) => s.downloads.some((one) => one.offer.id === offer.id));
  const room = useRoom(offer.id);
  const isFull = refusal === null && !isThere && !isLoading && room !== null && room < bytes;
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
      {isThere && <p>It is among the added models.</p>}
      {isFull && (
        <p role="alert">
          It needs {megabytes(bytes)}, but this browser has room for {megabytes(room)} only. Delete
          a model that you do not need, or make room on the disk.
        </p>
      )}
      <div className="model-choose">
        {refusal === null && (
          <Button
            className="button primary"
            isDisabled={isThere || isLoading || isFull}
            onPress={() => {
              closeHub();
              void getFromHub(offer);
            }}
          >
            Download {megabytes(bytes)}
          </Button>
        )}
        <Button className="button" onPress={closeHub}>
          Close
        </Button>
      </div>
    </section>
  );
}
