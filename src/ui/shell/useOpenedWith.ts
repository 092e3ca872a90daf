import { useEffect } from "react";
import { isEditable, useAppStore, useViewStore } from "../app/useApp.ts";

/** What an installed app was opened with, in browsers that have it. */
interface LaunchQueue {
  setConsumer(consume: (launch: { files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Opens what the installed app is opened with: project files, and a text that another app shared. */
export function useOpenedWith(): void {
  const app = useAppStore();
  const view = useViewStore();
  useEffect(() => {
    let isOver = false;
    const openFiles = async (handles: readonly FileSystemFileHandle[]) => {
      const files = await Promise.all(handles.map((handle) => handle.getFile()));
      if (!isOver && files.length > 0) await app.getState().importFiles(files);
    };
    const begin = async () => {
      const text = await app.getState().takeShared();
      if (!isOver && text) view.setState({ dialog: { kind: "newText", text } });
      const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
      if (!isOver) launchQueue?.setConsumer(({ files }) => void openFiles(files));
    };
    // A tab that only shows the project takes nothing, until it may change it.
    let hasBegun = false;
    const look = () => {
      if (hasBegun || !isEditable(app.getState())) return;
      hasBegun = true;
      void begin();
    };
    look();
    const stop = app.subscribe(look);
    return () => {
      isOver = true;
      stop();
    };
  }, [app, view]);
}
