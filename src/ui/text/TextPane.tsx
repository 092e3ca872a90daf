import { Button } from "react-aria-components";
import { activeDoc, isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import { TextSurface } from "./TextSurface.tsx";
import { TextToolbar } from "./TextToolbar.tsx";

/** The middle pane: the open document, or a way to get one. */
export function TextPane() {
  const doc = useApp(activeDoc);
  return (
    <main className="text-pane">
      {doc ? (
        <>
          <TextToolbar doc={doc} />
          <TextSurface key={doc.id} doc={doc} />
        </>
      ) : (
        <NoText />
      )}
    </main>
  );
}

function NoText() {
  const editable = useApp(isEditable);
  const isOpening = useApp((s) => s.storage.kind === "opening");
  const view = useViewStore();
  if (isOpening) return <p className="empty">Opening…</p>;
  return (
    <div className="empty">
      <h2>No text is open</h2>
      <p>Paste a text, drop files on the page, or choose a document.</p>
      <Button
        className="button primary"
        isDisabled={!editable}
        onPress={() => view.setState({ dialog: { kind: "newText", text: "" } })}
      >
        <Icon name="add" /> New text
      </Button>
    </div>
  );
}
