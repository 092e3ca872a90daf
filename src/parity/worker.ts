import { browserHost } from "../engine/wasm/browserHost.ts";
// The browser's end of `npm run parity`: fetches the golden files and compares one executor.
import type { Group } from "./errors.ts";
import { EXECUTORS } from "./executors.ts";
import { encoderOf } from "./golden.ts";
import { type ParityInput, runParity } from "./runParity.ts";

/** What the command asks the page to do. */
export interface BrowserTask {
  /** Name of an executor. */
  readonly executor: string;
  /** Addresses of the golden files, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly encoder: { readonly config: string; readonly weights: string } | null;
  readonly steps: number;
}

/** What comes back: results, no adapter, or a fault. */
export type BrowserResult =
  | { kind: "done"; device: string; groups: Group[] }
  | { kind: "absent"; reason: string }
  | { kind: "failed"; message: string };

self.onmessage = async ({ data }: MessageEvent<BrowserTask>) => self.postMessage(await run(data));

async function run(task: BrowserTask): Promise<BrowserResult> {
  try {
    if (!(await navigator.gpu?.requestAdapter()))
      return { kind: "absent", reason: "Chromium has no WebGPU adapter here" };
    const executor = EXECUTORS.find(({ name }) => name === task.executor);
    if (!executor) throw new Error(`there is no executor "${task.executor}"`);
    const started = await executor.start({ wasmPaths: "/", gpu: navigator.gpu, wasm: browserHost });
    const groups = await runParity(started, await input(task));
    return { kind: "done", device: started.engine.label, groups };
  } catch (error) {
    return { kind: "failed", message: String((error as Error).stack ?? error) };
  }
}

async function input({ files, encoder, steps }: BrowserTask): Promise<ParityInput> {
  const fetched: Record<string, Uint8Array> = {};
  for (const [name, address] of Object.entries(files)) fetched[name] = await bytes(address);
  if (!encoder) return { files: fetched, encoder: null, steps };
  const config = new TextDecoder().decode(await bytes(encoder.config));
  return {
    files: fetched,
    encoder: encoderOf(JSON.parse(config), await bytes(encoder.weights)),
    steps,
  };
}

const bytes = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(address)).arrayBuffer());
