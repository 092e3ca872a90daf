import { useEffect, useState } from "react";
import { whatComes } from "../../store/whatComes.ts";
import { whyReadOnly } from "../../store/whyReadOnly.ts";
import { isEditable, useAppStore, useViewStore } from "../app/useApp.ts";
import { droppedFiles } from "../documents/pickedFiles.ts";
import { Trans } from "../look/Trans.tsx";

/** Opens files dropped anywhere on the page, and text or files pasted outside of fields. */
export function DropTarget() {
  const app = useAppStore();
  const view = useViewStore();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const on = <K extends "dragenter" | "dragover" | "dragleave" | "drop" | "paste">(
      type: K,
      listener: (event: DocumentEventMap[K]) => void,
    ) => document.addEventListener(type, listener, { signal: listening.signal });
    /** Says why nothing can be added, where that is so. */
    const isRefused = () => {
      const { storage, notify } = app.getState();
      const why = whyReadOnly(storage);
      if (why !== null) notify("warning", why);
      return !isEditable(app.getState());
    };
    const open = async (transfer: DataTransfer) => {
      const reading = droppedFiles(transfer);
      if (isRefused()) return;
      const files = await reading;
      const { isModel, beside } = await whatComes(files);
      if (!isModel && view.getState().center !== "models") return app.getState().importFiles(files);
      view.setState({ center: "models", pane: "text" });
      await app.getState().addModel(files, beside);
    };
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    on("dragenter", drag);
    on("dragover", drag);
    on("dragleave", (event) => event.relatedTarget === null && setOver(false));
    on("drop", (event) => {
      setOver(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      void open(event.dataTransfer);
    });
    on("paste", (event) => {
      const target = event.target as Element;
      const { clipboardData } = event;
      if (!clipboardData || target.closest("input, textarea") || view.getState().dialog) return;
      const text = clipboardData.getData("text/plain");
      if (clipboardData.files.length) void open(clipboardData);
      else if (text.trim() && !isRefused()) {
        event.preventDefault(); // else it lands in the dialog's field a second time
        const html = clipboardData.getData("text/html");
        view.setState({ dialog: { kind: "newText", text, html } });
      }
    });
    return () => listening.abort();
  }, [app, view]);
  if (!over) return null;
  return (
    <div className="drop" role="status">
      <p>
        <Trans
          id="<0>Drop to open</0> texts · tables · annotations of other tools · folders of them · a model"
          components={{ 0: <strong /> }}
        />
      </p>
    </div>
  );
}
