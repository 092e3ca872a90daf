import { useEffect, useRef, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { asNow, t } from "../../language/words.ts";
import type { HubLook } from "../../store/hubState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { DownloadRow } from "./DownloadRow.tsx";
import { HubOfferCard } from "./HubOfferCard.tsx";
import { RecommendedModels } from "./RecommendedModels.tsx";
import { useFocusAfterRemoval } from "./useFocusAfterRemoval.ts";
import { useSecondsSince } from "./useSecondsSince.ts";
import { waitText } from "./waitText.ts";

/** Models of the Hub: looked up by name, shown, and downloaded on the user's word. */
export function HubSection() {
  const hub = useApp((s) => s.hub);
  const downloads = useApp((s) => s.downloads);
  const findDownloads = useApp((s) => s.findDownloads);
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
    <section aria-label={t("From the Hugging Face Hub")}>
      <h3 ref={heading} tabIndex={-1}>
        {t("From the Hugging Face Hub")}
      </h3>
      <p className="quiet">
        {t(
          "The Hub is asked when you press Look, and sends files when you press Download: it sees which model you ask for, and your network address. Your texts stay here.",
        )}
      </p>
      <form
        className="hub-form"
        onSubmit={(event) => {
          event.preventDefault();
          look(name);
        }}
      >
        <TextField className="field" value={name} onChange={setName}>
          <Label>{t("Name, or name@revision")}</Label>
          <Input
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            placeholder="FacebookAI/roberta-base"
          />
        </TextField>
        <Button className="button" type="submit" isDisabled={!canLook || name.trim() === ""}>
          {t("Look")}
        </Button>
      </form>
      {hub.kind === "looking" && <Looking look={hub} />}
      {hub.kind === "failed" && (
        <p role="alert">
          {t("{name} cannot be shown: {message}.", { name: hub.name, message: asNow(hub.message) })}
        </p>
      )}
      {hub.kind === "offered" && <HubOfferCard key={hub.offer.id} offer={hub.offer} />}
      {downloads.length > 0 && (
        <ul aria-label={t("Downloads")}>
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

/** A question that the Hub has not answered yet: what is waited for, and a way to end it. */
function Looking({ look }: { look: Extract<HubLook, { kind: "looking" }> }) {
  const { name, wait } = look;
  const closeHub = useApp((s) => s.closeHub);
  const waited = waitText(wait, useSecondsSince(look));
  return (
    <div className="model-choose">
      <p role="status">
        {t("Asking the Hub for {name}…{wait, select, true { Waiting, as {why}.} other {}}", {
          name,
          wait: Boolean(wait),
          why: wait?.why,
        })}
      </p>
      {/* Not said each second. */}
      {waited !== null && <p className="countdown">{waited}</p>}
      <Button
        className="button small"
        aria-label={t("Stop asking the Hub")}
        onPress={() => closeHub()}
      >
        {t("Stop")}
      </Button>
    </div>
  );
}
