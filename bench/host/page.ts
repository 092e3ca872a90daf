import type { Task } from "./serve.ts";
import type { WorkerStart } from "./worker.ts";

declare global {
  interface Window {
    /** Sends a message to the page's one worker and waits for its answer. */
    ask(message: WorkerStart | Task): Promise<unknown>;
  }
}

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const waiting: ((answer: unknown) => void)[] = [];
worker.onmessage = ({ data }) => waiting.shift()?.(data);
worker.onerror = ({ message }) => waiting.shift()?.({ error: message });

window.ask = (message) =>
  new Promise((resolve) => {
    waiting.push(resolve);
    worker.postMessage(message);
  });
