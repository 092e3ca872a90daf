import type { BrowserResult, BrowserTask } from "./worker.ts";

declare global {
  interface Window {
    /** Runs a task in a worker; called by the command through the browser's automation. */
    runParity(task: BrowserTask): Promise<BrowserResult>;
  }
}

window.runParity = (task) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<BrowserResult>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ kind: "failed", message });
    worker.postMessage(task);
  });
