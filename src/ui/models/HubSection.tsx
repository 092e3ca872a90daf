import { useEffect, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { HubOffer } from "../../hub/offer.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
import { DownloadRow } from "./DownloadRow.tsx";
import { licenceText } from "./modelText.ts";
import { RecommendedModels } from "./RecommendedModels.tsx";

/** Models of the Hub: looked up by name, shown, and downloaded on the user's word. */
export function HubSection() {
  const hub = useApp((s) => s.hub);
  const downloads = useApp((s) => s.downloads);
  const findDownloads = useApp((s) => s.findDownloads);
  const lookAtHub = useApp((s) => s.lookAtHub);
  const canLook = useApp((s) => isEditable(s) && s.hub.kind !== "looking");
  const [name, setName] = useState("");
  useEffect(() => void findDownloads(), [findDownloads]);
  const look = (sought: string) => {
    setName(sought);
    void lookAtHub(sought);
  };
  return (
    <section aria-label="From the Hugging Face Hub">
      <h3>From the Hugging Face Hub</h3>
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
      {hub.kind === "looking" && <p role="status">Asking the Hub for {hub.name}…</p>}
      {hub.kind === "failed" && (
        <p role="alert">
          {hub.name} cannot be shown: {hub.message}.
        </p>
      )}
      {hub.kind === "offered" && <Offer offer={hub.offer} />}
      {downloads.length > 0 && (
        <ul aria-label="Downloads">
          {downloads.map((download) => (
            <DownloadRow key={download.offer.id} download={download} />
          ))}
        </ul>
      )}
      <RecommendedModels onLook={look} isDisabled={!canLook} />
    </section>
  );
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
  return (
    <section className="model-looked" aria-label={`${repo} on the Hub`}>
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
      <div className="model-choose">
        {refusal === null && (
          <Button
            className="button primary"
            isDisabled={isThere || isLoading}
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
