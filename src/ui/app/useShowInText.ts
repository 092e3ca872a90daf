import type { Selection } from "../../core/document/selection.ts";
import { useAppStore, useViewStore } from "./useApp.ts";

/** Shows a place of a document in the text, whichever view is open, and selects what is there. */
export function useShowInText(): (doc: string, offset: number, selection: Selection) => void {
  const app = useAppStore();
  const view = useViewStore();
  return (doc, offset, selection) => {
    if (app.getState().activeDoc !== doc) app.getState().openDoc(doc);
    app.getState().select(selection);
    view.setState({ center: "text", pane: "text", reveal: { doc, offset } });
  };
}
