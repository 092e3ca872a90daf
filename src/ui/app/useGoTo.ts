import type { Selection } from "../../core/document/selection.ts";
import { useAppStore, useViewStore } from "./useApp.ts";
import type { ViewState } from "./viewState.ts";

/** Brings the user to where they were: a document, what was selected in it, and what was shown. */
export function useGoTo(): (
  doc: string,
  selection: Selection,
  shown: Pick<ViewState, "center" | "tab">,
) => void {
  const app = useAppStore();
  const view = useViewStore();
  return (doc, selection, shown) => {
    app.getState().openDoc(doc);
    app.getState().select(selection);
    view.setState(shown);
  };
}
