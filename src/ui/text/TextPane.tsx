import { t } from "../../language/words.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { part } from "../controls/part.tsx";
import { Icon } from "../look/Icon.tsx";
import { BareBar } from "./BareBar.tsx";
import { DraftBar } from "./DraftBar.tsx";
import { JoinBar } from "./JoinBar.tsx";
import { QueueBar } from "./QueueBar.tsx";
import { TextSurface } from "./TextSurface.tsx";
import { TextToolbar } from "./TextToolbar.tsx";
import { TypeReviewBar } from "./TypeReviewBar.tsx";

/** It brings the sets of types of all fields with it. */
const WhatYouRead = part(async () => (await import("../types/WhatYouRead.tsx")).WhatYouRead);

/** The open document, or a way to get one. */
export function TextPane() {
  const doc = useApp(activeDoc);
  if (!doc) return <NoText />;
  return (
    <>
      <TextToolbar doc={doc} />
      <BareBar doc={doc} />
      <WhatYouRead />
      <TypeReviewBar />
      <QueueBar />
      <TextSurface key={doc.id} doc={doc} />
      <DraftBar doc={doc} />
      <JoinBar doc={doc} />
    </>
  );
}

function NoText() {
  const isOpening = useApp((s) => s.storage.kind === "opening");
  if (isOpening) return <p className="empty">{t("Opening…")}</p>;
  return (
    <div className="empty">
      <h2>{t("No text is open")}</h2>
      <p>{t("Paste a text, drop files on the page, or choose a document.")}</p>
      <CommandButton command="newText" className="button primary">
        <Icon name="add" /> {t("New text")}
      </CommandButton>
    </div>
  );
}
