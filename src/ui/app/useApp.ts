import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Doc } from "../../core/document/document.ts";
import { isBare } from "../../core/types/modelTypes.ts";
import type { AppState } from "../../store/state.ts";
import { INITIAL_VIEW, type ViewState } from "./viewState.ts";

export const AppStore = createContext<StoreApi<AppState> | null>(null);
export const ViewStore = createContext<StoreApi<ViewState> | null>(null);

/** Subscribes the component to one selected value of the app's state. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select);
}

/** Subscribes to a record that is put together at each change: drawn when a field of it changed. */
export function useAppFields<T extends object>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), useShallow(select));
}

/** The app's store itself, for event handlers that read the latest state. */
export function useAppStore(): StoreApi<AppState> {
  const store = useContext(AppStore);
  if (!store) throw new Error("useApp needs an <AppStore> above it");
  return store;
}

/** Subscribes the component to one selected value of the page's own state. */
export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useViewStore(), select);
}

/** The store of the page's own state. */
export function useViewStore(): StoreApi<ViewState> {
  const store = useContext(ViewStore);
  if (!store) throw new Error("useView needs a <ViewStore> above it");
  return store;
}

export const createViewStore = (): StoreApi<ViewState> => createStore(() => INITIAL_VIEW);

/** The open document. */
export const activeDoc = (state: AppState): Doc | undefined =>
  state.activeDoc === null ? undefined : state.project.docs[state.activeDoc];

/** How far apart the lines of a document are. */
export const spacingOf = ({ lines }: AppState, doc: string): Spacing =>
  Object.hasOwn(lines, doc) ? lines[doc] : "normal";
export type Spacing = Parameters<AppState["setLines"]>[0];

/** False while the project is not there yet, and while another tab holds it. */
export const isEditable = ({ storage: { kind } }: AppState): boolean =>
  kind !== "readOnly" && kind !== "opening";

/** Whether a training has the device, or will have it as soon as it can. */
export const isTraining = ({ training }: AppState): boolean =>
  training.kind === "running" && training.standing !== "paused";

/** Whether the model is there and has nothing else to do. */
export const canPredict = ({ model, prediction }: AppState): boolean =>
  model.kind === "ready" && !isBare(model.model) && prediction.kind !== "running";
