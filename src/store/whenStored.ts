import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "./state.ts";

/** Resolves when no change is on its way to the disk. */
export const whenStored = ({ getState, subscribe }: StoreApi<AppState>): Promise<void> =>
  new Promise((resolve) => {
    const isStored = () => getState().storage.kind !== "saving";
    if (isStored()) return resolve();
    const stop = subscribe(() => {
      if (!isStored()) return;
      stop();
      resolve();
    });
  });
